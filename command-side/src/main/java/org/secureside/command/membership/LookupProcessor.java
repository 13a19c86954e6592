package org.secureside.command.membership;

import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.eventstore.EndOfLog;
import org.springframework.stereotype.Component;

/** The one reader of the log on a command node, which all its lookup tables are fed by: one is cheaper than several. */
@Component
public class LookupProcessor {

    /** The name of the event processor, and of the processing group of its handlers. */
    public static final String NAME = "membership";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final EventStore events;
    private final EventProcessingConfiguration processing;

    LookupProcessor(EventStore events, EventProcessingConfiguration processing) {
        this.events = events;
        this.processing = processing;
    }

    /** Waits until the tables hold all that is recorded now, and returns whether that was so in time. */
    public boolean catchesUpWithin(Duration patience) {
        TrackingToken end = EndOfLog.of(events);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!EndOfLog.isReached(end, TableFreshness.positionOf(processing))) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
