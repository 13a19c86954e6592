package org.secureside.eventstore;

import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;

/**
 * Axon Server answers before it forces its file to the disk, which it does once in
 * {@code axoniq.axonserver.event.force-interval}, a second by default. Twice that is on the safe side.
 */
record ForcedSoonAfter(AxonServerConnectionManager connections, String context) implements StoreGuarantee {

    private static final Duration TWO_INTERVALS = Duration.ofSeconds(2);

    @Override
    public Duration forcedAfter() {
        return TWO_INTERVALS;
    }

    @Override
    public boolean isConnected() {
        return connections.isConnected(context);
    }
}
