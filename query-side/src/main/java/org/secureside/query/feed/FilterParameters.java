package org.secureside.query.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.FeedFilter;
import org.secureside.api.feed.MessageState;
import org.secureside.api.message.MessageKind;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request that filter messages, as they were sent.
 *
 * @param kind {@code chat} or {@code alert}
 * @param author a resident id
 * @param state {@code visible}, {@code retracted} or {@code removed}
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 */
public record FilterParameters(
        @Nullable String kind,
        @Nullable String author,
        @Nullable String state,
        @Nullable String from,
        @Nullable String to) {

    private static final int MAX_YEAR = 9999;

    /** Notes what is wrong with them. */
    public FieldCheck check(FieldCheck check) {
        return check.field("kind", problemWithName(kind, MessageKind.values()))
                .field("author", author == null ? Optional.empty() : ResidentId.problemWith(author))
                .field("state", problemWithName(state, MessageState.values()))
                .field("from", problemWithInstant(from))
                .field("to", problemWithInstant(to));
    }

    /** Returns the filter that they describe, if nothing is wrong with them. */
    public FeedFilter filter() {
        return new FeedFilter(
                named(kind, MessageKind.values()).orElse(null),
                author == null ? null : new ResidentId(author),
                named(state, MessageState.values()).orElse(null),
                instant(from).orElse(null),
                instant(to).orElse(null));
    }

    /** Has links repeat them. */
    public PageLinks repeatedOn(PageLinks links) {
        return links.with("kind", kind)
                .with("author", author)
                .with("state", state)
                .with("from", from)
                .with("to", to);
    }

    private static <E extends Enum<E>> Optional<E> named(@Nullable String name, E[] all) {
        return Stream.of(all).filter(value -> nameOf(value).equals(name)).findFirst();
    }

    private static <E extends Enum<E>> Optional<String> problemWithName(@Nullable String name, E[] all) {
        return name == null || named(name, all).isPresent()
                ? Optional.empty()
                : Optional.of("must be one of "
                        + Stream.of(all).map(FilterParameters::nameOf).collect(Collectors.joining(", ")));
    }

    private static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> problemWithInstant(@Nullable String text) {
        return text == null || instant(text).isPresent()
                ? Optional.empty()
                : Optional.of("must be an instant such as 2026-01-02T03:04:05Z");
    }

    private static Optional<Instant> instant(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return time.getYear() >= 1 && time.getYear() <= MAX_YEAR ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }
}
