package org.secureside.query.history;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.EndOfLog;
import org.secureside.query.freshness.Follower;
import org.secureside.query.freshness.Place;
import org.springframework.stereotype.Component;

/** How far the history of this node has come. */
@Component
public class HistoryProgress implements Follower {

    private static final long PAUSE_NANOS = 10_000_000;

    private final EventStore events;
    private final EventProcessingConfiguration processing;

    HistoryProgress(EventStore events, EventProcessingConfiguration processing) {
        this.events = events;
        this.processing = processing;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public OptionalLong position() {
        TrackingToken place = place();
        return place == null ? OptionalLong.empty() : place.position();
    }

    private @Nullable TrackingToken place() {
        return Place.of(processing, HistoryProcessor.NAME);
    }

    /** Returns whether the log reaches to a position by now; true also if its end cannot be told. */
    public boolean isInLog(long position) {
        try {
            TrackingToken end = EndOfLog.of(events);
            return end != null && end.position().orElse(Long.MAX_VALUE) >= position;
        } catch (RuntimeException notNow) {
            return true;
        }
    }

    /**
     * Waits until the history has everything that is in the log now.
     *
     * @return whether it has; false if that takes longer than the patience lasts, or the end of the log cannot be told
     */
    public boolean catchUp(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            TrackingToken end = EndOfLog.of(events);
            while (!EndOfLog.isReached(end, place())) {
                if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return true;
        } catch (RuntimeException notNow) {
            return false;
        }
    }
}
