package org.secureside.query.delays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.HistoryEvents;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request for what one node knows, as they were sent.
 *
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 * @param late what takes longer is late, in milliseconds
 * @param positions positions in the log, separated by commas
 */
record LocalParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer late,
        @Nullable String positions) {

    /** The most positions of one request: those of a page and of the late messages beside it. */
    static final int MOST = 2 * LocalFacts.MOST_NAMED;

    private static final int LONGEST = 18;

    Window window(HistoryEvents history) {
        FieldCheck check = new FieldCheck()
                .field(
                        "positions",
                        positionsAsked().isPresent()
                                ? Optional.empty()
                                : Optional.of("must be at most " + MOST + " numbers, separated by commas"));
        return new WindowParameters(from, to, late).window(history, check);
    }

    /** Returns the positions, or nothing if they are none. */
    Optional<List<Long>> positionsAsked() {
        if (positions == null || positions.isEmpty()) {
            return Optional.of(List.of());
        }
        String[] texts = positions.split(",", -1);
        if (texts.length > MOST || !Stream.of(texts).allMatch(text -> text.matches("\\d{1," + LONGEST + "}"))) {
            return Optional.empty();
        }
        List<Long> numbers = new ArrayList<>();
        Stream.of(texts).map(Long::valueOf).forEach(numbers::add);
        return Optional.of(numbers);
    }
}
