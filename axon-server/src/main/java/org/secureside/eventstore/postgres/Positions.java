package org.secureside.eventstore.postgres;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of this store: those of Axon's JDBC engine, so that a reader can go on when the engine is changed, but
 * without gaps, because positions are dense. Axon Server's tokens are of another type and are refused: their positions
 * mean other events.
 */
final class Positions {

    private Positions() {}

    static GapAwareTrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, List.of());
    }

    /**
     * Returns the token after the event at the position. It keeps the gaps that Axon's engine left only while events
     * are read that fill them; what is beyond was written without any.
     */
    static GapAwareTrackingToken next(GapAwareTrackingToken before, long position) {
        return position < before.getIndex() ? before.advanceTo(position, Integer.MAX_VALUE) : token(position);
    }

    /**
     * Returns the token as one of this store; none means the beginning.
     *
     * @throws IllegalArgumentException if the token is of another event store
     */
    static GapAwareTrackingToken of(@Nullable TrackingToken token) {
        if (token == null) {
            return token(0);
        }
        if (token instanceof GapAwareTrackingToken ours) {
            return ours;
        }
        throw new IllegalArgumentException(
                "A %s belongs to another event store than PostgreSQL; reset the processor's tokens to change the store"
                        .formatted(token.getClass().getSimpleName()));
    }
}
