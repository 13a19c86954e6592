package org.secureside.command.membership;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.EndOfLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows as of when the lookup table holds everything that any node recorded. It notes the end of the log now and then;
 * when the processor has come that far, the table is complete as of that moment. The clock is this process's own.
 */
@Component
class TableFreshness {

    /** How old the table may be to be taken at its word. */
    static final Duration TRUSTED_FOR = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(TableFreshness.class);
    private static final int MEASURED_EVERY_MILLIS = 250;

    /** The end of the log at a moment, in nanoseconds of the process's clock. */
    private record Mark(@Nullable TrackingToken end, long at) {}

    private final Supplier<@Nullable TrackingToken> endOfLog;
    private final Supplier<@Nullable TrackingToken> endOfTable;
    private final LongSupplier nanoTime;
    private @Nullable Mark reaching;
    private volatile @Nullable Long completeAsOf;
    private volatile boolean logIsReachable = true;

    @Autowired
    TableFreshness(EventStore events, EventProcessingConfiguration processing) {
        this(() -> EndOfLog.of(events), () -> positionOf(processing), System::nanoTime);
    }

    TableFreshness(
            Supplier<@Nullable TrackingToken> endOfLog,
            Supplier<@Nullable TrackingToken> endOfTable,
            LongSupplier nanoTime) {
        this.endOfLog = endOfLog;
        this.endOfTable = endOfTable;
        this.nanoTime = nanoTime;
    }

    @Scheduled(fixedDelay = MEASURED_EVERY_MILLIS)
    synchronized void measure() {
        try {
            Mark mark = reaching == null ? markTheEnd() : reaching;
            TrackingToken here = endOfTable.get();
            boolean reached = EndOfLog.isReached(mark.end(), here);
            completeAsOf = reached ? Long.valueOf(mark.at()) : completeAsOf;
            reaching = reached ? null : mark;
            logIsReachable = true;
        } catch (RuntimeException e) {
            logIsReachable = false;
            log.debug("The end of the log cannot be told now: {}", e.getClass().getSimpleName());
        }
    }

    /** Returns whether the table holds all that was recorded up to {@link #TRUSTED_FOR} ago, if not later. */
    boolean isFresh() {
        Long moment = completeAsOf;
        return moment != null && nanoTime.getAsLong() - moment <= TRUSTED_FOR.toNanos();
    }

    /** Returns whether the table held everything at some moment since this process started. */
    boolean wasComplete() {
        return completeAsOf != null;
    }

    /** Returns whether the end of the log could be told when it was asked for last. */
    boolean isLogReachable() {
        return logIsReachable;
    }

    private Mark markTheEnd() {
        long now = nanoTime.getAsLong(); // before the question: what is recorded in between counts as later
        return new Mark(endOfLog.get(), now);
    }

    static @Nullable TrackingToken positionOf(EventProcessingConfiguration processing) {
        return processing
                .eventProcessor(LookupProcessor.NAME, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .filter(segments -> segments.size() == 1)
                .map(segments -> segments.values().iterator().next())
                .map(EventTrackerStatus::getTrackingToken)
                .orElse(null);
    }
}
