package org.secureside.benchmark.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.secureside.api.message.MessageSent;
import org.secureside.benchmark.eventstore.Subject.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The other process of {@link LatencyBenchmark}: reads the tail and says how old each event was when it came. */
@Command(name = "tail-reader", hidden = true)
public final class TailReader implements Callable<Integer> {

    static final String READY = "READY";

    private static final int PATIENCE_SECONDS = 60;

    @Option(names = "--store", required = true)
    private Kind kind = Kind.POSTGRES;

    @Option(names = "--address", required = true)
    private String address = "";

    @Option(names = "--poll-millis", required = true)
    private int pollMillis;

    @Option(names = "--warm-up", required = true)
    private int warmUp;

    @Option(names = "--events", required = true)
    private int events;

    /** Returns the body of a message that tells when it was made. */
    static String bodyMadeNow() {
        return Long.toString(ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Subject subject = Subject.open(kind, address, 4, pollMillis);
                BlockingStream<TrackedEventMessage<?>> stream =
                        subject.store().openStream(subject.store().createHeadToken())) {
            stream.hasNextAvailable(1, TimeUnit.SECONDS);
            System.out.println(READY);
            int expected = warmUp + events;
            long[] ages = new long[expected];
            Set<String> seen = new HashSet<>();
            int repeated = 0;
            while (seen.size() < expected && stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                long now = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
                long made = Long.parseLong(((MessageSent) event.getPayload()).body());
                if (seen.add(event.getIdentifier())) {
                    ages[seen.size() - 1] = now - made;
                } else {
                    repeated++;
                }
            }
            print(Arrays.copyOfRange(ages, Math.min(warmUp, seen.size()), seen.size()), repeated);
            return seen.size() == expected && repeated == 0 ? 0 : 1;
        }
    }

    private void print(long[] ages, int repeated) {
        Arrays.sort(ages);
        System.out.printf(
                "p50 %7.1f ms   p99 %7.1f ms   worst %7.1f ms   missing %d, repeated %d%n",
                millis(ages, 0.5), millis(ages, 0.99), millis(ages, 1), events - ages.length, repeated);
    }

    /** Returns the quantile of sorted nanoseconds, in milliseconds. */
    static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
    }
}
