package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Waits until all is well: every node serves about its part, and no read fails, for some seconds in a row. */
final class Recovery {

    private static final Duration IN_A_ROW = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Of its fair share. Nodes take turns, so a node that is served at all gets very nearly all of it. */
    private static final double LEAST = 0.6;

    private final Observer observer;
    private final Samples samples;

    Recovery(Observer observer, Samples samples) {
        this.observer = observer;
        this.samples = samples;
    }

    /**
     * Waits.
     *
     * @param since from when on it is looked
     * @param patience how long to wait
     * @return the beginning of the first whole second that was good; empty if there were none within the patience
     */
    Optional<Instant> await(Instant since, Duration patience) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience).plus(IN_A_ROW);
        while (Instant.now().isBefore(end)) {
            observer.look();
            // A second is complete in the log when nginx has written its buffer, which it does every second.
            Instant complete = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
            for (Instant from = firstWholeSecond(since);
                    !from.plus(IN_A_ROW).isAfter(complete);
                    from = from.plusSeconds(1)) {
                if (isWell(from, from.plus(IN_A_ROW))) {
                    return Optional.of(from);
                }
            }
            Thread.sleep(LOOK);
        }
        return Optional.empty();
    }

    /** The access log tells whole seconds only. */
    private static Instant firstWholeSecond(Instant since) {
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        return second.isBefore(since) ? second.plusSeconds(1) : second;
    }

    private boolean isWell(Instant from, Instant to) {
        Map<String, Integer> tries = observer.tries(from, to);
        double fair =
                (double) tries.values().stream().mapToInt(Integer::intValue).sum() / Math.max(1, tries.size());
        return fair > 0
                && tries.values().stream().allMatch(count -> count >= LEAST * fair)
                && samples.dueSince(from).stream()
                        .filter(sample -> sample.due().isBefore(to))
                        .noneMatch(sample -> sample.isOf(Sample.Kind.READ) && sample.failed());
    }
}
