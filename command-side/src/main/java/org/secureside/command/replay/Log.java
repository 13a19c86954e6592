package org.secureside.command.replay;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ReplayScope;
import org.springframework.stereotype.Component;

/** What the log of all events is asked before an order is taken. */
@Component
class Log {

    private static final long NOWHERE = -1;

    private final EventStore events;

    Log(EventStore events) {
        this.events = events;
    }

    /** Returns the position of the newest event; 0 if there is none. */
    long lastPosition() {
        return Math.max(0, positionOf(events.createHeadToken()));
    }

    /** Returns whether a stream has an event. */
    boolean hasStream(String stream) {
        return events.readEvents(stream).hasNext();
    }

    /** Returns how many events there are to read; where positions have holes, at most so many. */
    long count(ReplayScope scope) {
        return switch (scope.mode()) {
            case STREAM -> countStream(scope);
            case REBUILD -> lastPosition() - positionOf(events.createTailToken());
            case REAPPLY -> lastPosition() - before(scope);
        };
    }

    private long countStream(ReplayScope scope) {
        return scope.stream() == null
                ? 0
                : events.readEvents(scope.stream(), 0).asStream().count();
    }

    private long before(ReplayScope scope) {
        if (scope.fromInstant() != null) {
            return positionOf(events.createTokenAt(scope.fromInstant()));
        }
        long first = positionOf(events.createTailToken()) + 1;
        return scope.fromPosition() == null ? NOWHERE : Math.max(first, scope.fromPosition()) - 1;
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? NOWHERE : token.position().orElse(NOWHERE);
    }
}
