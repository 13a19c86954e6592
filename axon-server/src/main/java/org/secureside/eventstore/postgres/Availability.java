package org.secureside.eventstore.postgres;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database can be reached, as far as is known. After a failed attempt to connect, the next one is made only
 * after a pause, and only if somebody wants to append; until then appends are refused at once.
 */
final class Availability {

    private static final Logger log = LoggerFactory.getLogger(Availability.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Since when the database is out of reach, or null. */
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    private record Outage(String reason, Duration pause, long endOfPause) {

        static Outage next(@Nullable Outage before, String reason) {
            Duration pause = before == null ? FIRST_PAUSE : before.pause.multipliedBy(2);
            if (pause.compareTo(LONGEST_PAUSE) > 0) {
                pause = LONGEST_PAUSE;
            }
            return new Outage(reason, pause, System.nanoTime() + pause.toNanos());
        }
    }

    /** @throws EventStoreUnavailableException if it is too early to try again */
    void check() {
        Outage now = outage.get();
        if (now != null && System.nanoTime() - now.endOfPause < 0) {
            throw new EventStoreUnavailableException("Not stored: the event database is down: " + now.reason, null);
        }
    }

    void failed(String reason) {
        if (outage.getAndUpdate(before -> Outage.next(before, reason)) == null) {
            log.warn("The event database is down: {}", reason);
        }
    }

    void succeeded() {
        if (outage.get() != null && outage.getAndSet(null) != null) {
            log.info("The event database is back");
        }
    }
}
