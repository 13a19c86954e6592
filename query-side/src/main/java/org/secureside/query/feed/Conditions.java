package org.secureside.query.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedFilter;
import org.secureside.api.message.MessageKind;

/** Conditions on rows of {@code message}, as SQL and its parameters. */
public final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param first the first condition
     * @param values its parameters
     */
    public Conditions(String first, Object... values) {
        sql.append(first);
        parameters.addAll(List.of(values));
    }

    /** Adds a condition that must hold too. */
    public Conditions and(String condition, Object... values) {
        sql.append(" and ").append(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /** Adds what a filter asks for. */
    public Conditions and(FeedFilter filter) {
        if (filter.kind() != null) {
            and(filter.kind() == MessageKind.ALERT ? "message.severity is not null" : "message.severity is null");
        }
        andIfGiven(
                "message.author = ?",
                filter.author() == null ? null : filter.author().value());
        if (filter.state() != null) {
            // In the words of the statement, so that the planner knows whether the index of what is closed has it.
            and("message.state = '" + filter.state().name() + "'");
        }
        andIfGiven("message.recorded_at >= ?", timestamp(filter.from()));
        andIfGiven("message.recorded_at < ?", timestamp(filter.to()));
        return this;
    }

    private void andIfGiven(String condition, @Nullable Object value) {
        if (value != null) {
            and(condition, value);
        }
    }

    private static @Nullable Object timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns the conditions, to stand after {@code where}. */
    public String sql() {
        return sql.toString();
    }

    /** Returns the parameters of the conditions, in order. */
    public List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
