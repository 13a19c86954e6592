package org.secureside.query.freshness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
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
 * store, and no clock but the node's own is compared with anything. The same ends are noted for whatever else follows
 * the log.
 */
@Component
class Freshness {

    private static final Logger log = LoggerFactory.getLogger(Freshness.class);
    private static final int MEASURED_EVERY_MILLIS = 250;

    private final Supplier<@Nullable TrackingToken> endOfLog;
    private final LongSupplier nanoTime;
    private final Distance shown;
    private final Map<String, Distance> others = new LinkedHashMap<>();

    @Autowired
    Freshness(EventStore events, EventProcessingConfiguration processing, List<Follower> followers) {
        this(() -> EndOfLog.of(events), () -> Place.of(processing, FeedProcessor.NAME), System::nanoTime);
        followers.forEach(follower -> others.put(follower.name(), new Distance(() -> at(follower.position()))));
    }

    Freshness(
            Supplier<@Nullable TrackingToken> endOfLog,
            Supplier<@Nullable TrackingToken> shown,
            LongSupplier nanoTime) {
        this.endOfLog = endOfLog;
        this.shown = new Distance(shown);
        this.nanoTime = nanoTime;
    }

    /** Notes the end of the log. If it cannot be told, the node does not know of being behind, but of growing older. */
    @Scheduled(fixedDelay = MEASURED_EVERY_MILLIS)
    void measure() {
        long now = nanoTime.getAsLong(); // before the question: what is recorded in between counts as later
        try {
            TrackingToken end = endOfLog.get();
            shown.note(end, now);
            TrackingToken position = end == null ? null : at(end.position());
            others.values().forEach(other -> other.note(position, now));
        } catch (RuntimeException e) {
            log.debug("The end of the log cannot be told now: {}", e.getClass().getSimpleName());
        }
    }

    /** Returns a position as a token: others than processors have none of the event store's. */
    private static @Nullable TrackingToken at(OptionalLong position) {
        return position.isPresent() ? new GlobalSequenceTrackingToken(position.getAsLong()) : null;
    }

    /** Returns how far what readers see is behind at this moment. */
    Lag lag() {
        return shown.lag(nanoTime.getAsLong());
    }

    /** Returns what else follows the log, by name. */
    Iterable<String> others() {
        return others.keySet();
    }

    /** Returns how far a follower is behind at this moment. */
    Lag lagOf(String follower) {
        Distance distance = others.get(follower);
        if (distance == null) {
            throw new IllegalArgumentException("nothing follows the log under the name " + follower);
        }
        return distance.lag(nanoTime.getAsLong());
    }
}
