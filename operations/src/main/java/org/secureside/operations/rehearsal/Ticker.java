package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Shows once a second what each node gets. */
final class Ticker implements AutoCloseable {

    private static final int BAR = 12;

    private final Observer observer;
    private final Samples samples;
    private final Narrator narrator;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());

    Ticker(Observer observer, Samples samples, Narrator narrator) {
        this.observer = observer;
        this.samples = samples;
        this.narrator = narrator;
        var unused = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            observer.look();
            // nginx writes its log once a second, so the last second is not complete.
            Instant to = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
            Instant from = to.minusSeconds(2);
            narrator.aside(bars(observer.tries(from, to)) + "   "
                    + readers(Times.of(samples.dueSince(from), Sample.Kind.READ)));
        } catch (IOException e) {
            narrator.aside("the access log cannot be read: " + e.getMessage());
        }
    }

    static String bars(Map<String, Integer> tries) {
        int all =
                Math.max(1, tries.values().stream().mapToInt(Integer::intValue).sum());
        return tries.entrySet().stream()
                .map(entry -> {
                    double share = (double) entry.getValue() / all;
                    int filled = (int) Math.round(share * BAR);
                    return "%s %s%s %3.0f %%"
                            .formatted(entry.getKey(), "█".repeat(filled), "·".repeat(BAR - filled), 100 * share);
                })
                .collect(Collectors.joining("   "));
    }

    private static String readers(Times reads) {
        return "95 of 100 reads within %.0f ms%s"
                .formatted(reads.p95() * 1000, reads.failed() == 0 ? "" : ", %d failed".formatted(reads.failed()));
    }

    /** Shows nothing any more. */
    void stop() {
        clock.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }
}
