package org.secureside.query.freshness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.EndOfLog;
import org.secureside.query.projection.FeedProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows how far this node is behind. It notes the end of the log four times a second; when the projections have come as
 * far as an end that was noted, everything recorded up to that moment is shown. Requests cost no question to the event
 * store, and no clock but the node's own is compared with anything.
 */
@Component
class Freshness {

    private static final Logger log = LoggerFactory.getLogger(Freshness.class);
    private static final int MEASURED_EVERY_MILLIS = 250;
    private static final int MOST_MARKS = 1_024;

    /** An end of the log, and when it was first and last found to be the end, in nanoseconds of the process's clock. */
    private record Mark(@Nullable TrackingToken end, long first, long last) {}

    private final Supplier<@Nullable TrackingToken> endOfLog;
    private final Supplier<@Nullable TrackingToken> shown;
    private final LongSupplier nanoTime;
    private final Deque<Mark> ahead = new ArrayDeque<>();
    private @Nullable Mark newest;
    private @Nullable Long completeAsOf;
    private @Nullable TrackingToken last;
    private @Nullable Long movedAt;

    @Autowired
    Freshness(EventStore events, EventProcessingConfiguration processing) {
        this(() -> EndOfLog.of(events), () -> shownBy(processing), System::nanoTime);
    }

    Freshness(
            Supplier<@Nullable TrackingToken> endOfLog,
            Supplier<@Nullable TrackingToken> shown,
            LongSupplier nanoTime) {
        this.endOfLog = endOfLog;
        this.shown = shown;
        this.nanoTime = nanoTime;
    }

    /** Notes the end of the log. If it cannot be told, the node does not know of being behind, but of growing older. */
    @Scheduled(fixedDelay = MEASURED_EVERY_MILLIS)
    void measure() {
        long now = nanoTime.getAsLong(); // before the question: what is recorded in between counts as later
        try {
            note(endOfLog.get(), now);
        } catch (RuntimeException e) {
            log.debug("The end of the log cannot be told now: {}", e.getClass().getSimpleName());
        }
    }

    private synchronized void note(@Nullable TrackingToken end, long now) {
        Mark last = ahead.peekLast();
        if (last != null && sameEnd(last.end(), end)) {
            ahead.removeLast();
            newest = new Mark(end, last.first(), now);
        } else {
            newest = new Mark(end, now, now);
        }
        if (ahead.size() < MOST_MARKS) {
            ahead.addLast(newest);
        }
        follow(now);
    }

    /** Returns how far the node is behind at this moment. */
    synchronized Lag lag() {
        long now = nanoTime.getAsLong();
        follow(now);
        Mark oldest = ahead.peekFirst();
        Long complete = completeAsOf;
        Long moved = movedAt;
        return new Lag(
                eventsAhead(),
                complete == null ? OptionalLong.empty() : OptionalLong.of((now - complete) / 1_000_000),
                oldest == null ? Duration.ZERO : Duration.ofNanos(now - oldest.first()),
                moved == null ? Duration.ZERO : Duration.ofNanos(now - moved));
    }

    /** Forgets the ends that are reached, and notes whether the projections move. */
    private void follow(long now) {
        TrackingToken here = shown.get();
        for (Mark mark = ahead.peekFirst();
                mark != null && EndOfLog.isReached(mark.end(), here);
                mark = ahead.peekFirst()) {
            completeAsOf = mark.last();
            ahead.removeFirst();
        }
        // A projection that has stopped tries again now and then from where it was: only another place is a move.
        if (ahead.isEmpty() || movedAt == null || (here != null && !here.equals(last))) {
            movedAt = now;
        }
        // A processor that does not run does not say where it is, but it has not lost its place.
        last = here == null ? last : here;
    }

    private OptionalLong eventsAhead() {
        Mark end = newest;
        return end == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, positionOf(end.end()) - positionOf(last)));
    }

    private static boolean sameEnd(@Nullable TrackingToken one, @Nullable TrackingToken other) {
        return one == null ? other == null : one.equals(other);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static @Nullable TrackingToken shownBy(EventProcessingConfiguration processing) {
        return processing
                .eventProcessor(FeedProcessor.NAME, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .filter(segments -> segments.size() == 1)
                .map(segments -> segments.values().iterator().next())
                .map(EventTrackerStatus::getTrackingToken)
                .orElse(null);
    }
}
