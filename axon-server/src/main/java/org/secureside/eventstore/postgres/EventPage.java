package org.secureside.eventstore.postgres;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Events that follow each other in the log.
 *
 * @param after the position before them
 * @param upTo the position of the last of them, also if upcasters made nothing of it
 * @param events what upcasters made of them, not yet deserialized
 * @param bytes the size of their payloads and metadata
 * @param newest whether nothing followed them when they were read
 */
record EventPage(
        GapAwareTrackingToken after,
        GapAwareTrackingToken upTo,
        List<? extends TrackedEventMessage<?>> events,
        long bytes,
        boolean newest) {

    boolean isEmpty() {
        return upTo.equals(after);
    }

    /** Returns the part of the page that follows the position. */
    EventPage from(long position) {
        if (after.getIndex() >= position) {
            return this;
        }
        List<? extends TrackedEventMessage<?>> rest = events.stream()
                .filter(event -> Positions.of(event.trackingToken()).getIndex() > position)
                .toList();
        return new EventPage(Positions.token(position), upTo, rest, bytes, newest);
    }
}
