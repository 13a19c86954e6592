package org.secureside.query.replay;

import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Finds places in the log. */
final class Places {

    private Places() {}

    /** Returns the place before the first event. */
    static @Nullable TrackingToken beginning(EventStore events) {
        return events.createTailToken();
    }

    /** Returns the place right before a position, but not before the first event. */
    static @Nullable TrackingToken before(EventStore events, long position) {
        TrackingToken first = events.createTailToken();
        if (first == null || position - 1 <= first.position().orElse(-1)) {
            return first;
        }
        return first instanceof GapAwareTrackingToken
                ? GapAwareTrackingToken.newInstance(position - 1, Set.of())
                : new GlobalSequenceTrackingToken(position - 1);
    }

    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
