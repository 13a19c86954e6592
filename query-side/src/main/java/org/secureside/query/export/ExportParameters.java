package org.secureside.query.export;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.StorableText;
import org.secureside.web.problem.FieldCheck;

/**
 * Which events are exported, as it was sent: all those of the range for which everything holds that is said.
 *
 * @param message only events of this message
 * @param neighborhood only events in this neighborhood
 * @param actor only what this subject did
 * @param type only events of this type
 * @param from only events recorded at this instant or later, RFC 3339
 * @param to only events recorded before this instant, RFC 3339
 */
record ExportParameters(
        @Nullable String message,
        @Nullable String neighborhood,
        @Nullable String actor,
        @Nullable String type,
        @Nullable String from,
        @Nullable String to) {

    private static final int LONGEST_TYPE = 255;
    private static final int MAX_YEAR = 9999;

    /** Notes what is wrong with the parameters. */
    FieldCheck check(FieldCheck check) {
        return check.field("message", problem(message, ExportParameters::uuid, "a UUID"))
                .field("neighborhood", problem(neighborhood, ExportParameters::uuid, "a UUID"))
                .field("actor", actor == null ? Optional.empty() : ResidentId.problemWith(actor))
                .field("type", type == null ? Optional.empty() : StorableText.problemWith(type, LONGEST_TYPE))
                .field("from", problem(from, ExportParameters::instant, "an instant such as 2026-01-02T03:04:05Z"))
                .field("to", problem(to, ExportParameters::instant, "an instant such as 2026-01-02T03:04:05Z"));
    }

    /** Returns whether every event of the range is exported. */
    boolean isOpen() {
        return parameters().isEmpty();
    }

    /** Returns the conditions of SQL, each beginning with "and". */
    String sql() {
        StringBuilder sql = new StringBuilder();
        add(sql, message, "message_id = ?");
        add(sql, neighborhood, "neighborhood_id = ?");
        add(sql, actor, "actor = ?");
        add(sql, type, "event_type = ?");
        add(sql, from, "recorded_at >= ?");
        add(sql, to, "recorded_at < ?");
        return sql.toString();
    }

    /** Returns the values for the question marks, if nothing is wrong with the parameters. */
    List<Object> parameters() {
        List<Object> values = new ArrayList<>();
        add(values, message, ExportParameters::uuid);
        add(values, neighborhood, ExportParameters::uuid);
        add(values, actor, Optional::of);
        add(values, type, Optional::of);
        add(values, from, ExportParameters::instant);
        add(values, to, ExportParameters::instant);
        return values;
    }

    private static void add(StringBuilder sql, @Nullable String value, String condition) {
        if (value != null) {
            sql.append(" and history_event.").append(condition);
        }
    }

    private static void add(List<Object> values, @Nullable String text, Function<String, Optional<?>> read) {
        if (text != null) {
            values.add(read.apply(text).orElseThrow());
        }
    }

    private static Optional<String> problem(
            @Nullable String text, Function<String, Optional<?>> read, String expected) {
        return text == null || read.apply(text).isPresent() ? Optional.empty() : Optional.of("must be " + expected);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                    .filter(time -> time.getYear() >= 1 && time.getYear() <= MAX_YEAR);
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }
}
