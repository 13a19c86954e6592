package org.secureside.query.delays;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.page.InstantParameter;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.InvalidRequestException;

/**
 * The parameters of a request for a window, as they were sent.
 *
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 * @param late what takes longer is late, in milliseconds
 */
record WindowParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer late) {

    private static final int DEFAULT_LATE = 1_000;
    private static final int LATEST = 86_400_000;

    /** How many positions of the log a window may span: what one request may cost. */
    private static final long MOST_POSITIONS = 1_000_000;

    /**
     * Returns the window.
     *
     * @throws InvalidRequestException if something is wrong with the parameters
     */
    Window window(HistoryEvents history) {
        return window(history, new FieldCheck());
    }

    /**
     * Returns the window, if nothing is wrong with anything.
     *
     * @param check what was found of other parameters
     * @throws InvalidRequestException if something is wrong
     */
    Window window(HistoryEvents history, FieldCheck check) {
        check.field("from", InstantParameter.problemWith(from).or(() -> missing(from)))
                .field("to", InstantParameter.problemWith(to).or(() -> missing(to)))
                .field(
                        "late",
                        lateOrDefault() >= 0 && lateOrDefault() <= LATEST
                                ? Optional.empty()
                                : Optional.of("must be 0 to " + LATEST + " milliseconds"))
                .done();
        Instant begin = InstantParameter.parse(from).orElseThrow();
        Instant end = InstantParameter.parse(to).orElseThrow();
        new FieldCheck()
                .field("to", begin.isBefore(end) ? tooMuch(history, begin, end) : Optional.of("must be after from"))
                .done();
        return new Window(begin, end, lateOrDefault());
    }

    private static Optional<String> missing(@Nullable String instant) {
        return instant == null
                ? Optional.of("must be given: an instant such as 2026-01-02T03:04:05Z")
                : Optional.empty();
    }

    private static Optional<String> tooMuch(HistoryEvents history, Instant from, Instant to) {
        return history.span(from, to)
                .filter(span -> span.size() > MOST_POSITIONS)
                .map(span -> "must leave a window of at most %,d events, but this one has about %,d: narrow it"
                        .formatted(MOST_POSITIONS, span.size()));
    }

    PageLinks links() {
        return new PageLinks("/api/history/delays")
                .with("from", from)
                .with("to", to)
                .with("late", late);
    }

    private int lateOrDefault() {
        return late == null ? DEFAULT_LATE : late;
    }
}
