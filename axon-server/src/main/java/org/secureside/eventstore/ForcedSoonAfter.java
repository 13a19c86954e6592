package org.secureside.eventstore;

import io.axoniq.axonserver.connector.impl.ContextConnection;
import io.grpc.ConnectivityState;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Axon Server answers before it forces its file to the disk, which it does once in
 * {@code axoniq.axonserver.event.force-interval}, a second by default. Twice that is on the safe side.
 */
final class ForcedSoonAfter implements StoreGuarantee {

    private static final Duration TWO_INTERVALS = Duration.ofSeconds(2);
    private static final long PATIENCE_SECONDS = 2;

    private final AxonServerConnectionManager connections;
    private final String context;
    private final Object lock = new Object();
    private long number;
    private boolean watched;

    ForcedSoonAfter(AxonServerConnectionManager connections, String context) {
        this.connections = connections;
        this.context = context;
    }

    @Override
    public Duration forcedAfter() {
        return TWO_INTERVALS;
    }

    /** Whoever asks first counts a connection, and has its end told. What was before that was not watched. */
    @Override
    public long connection() {
        if (!connections.isConnected(context)) {
            return NOT_CONNECTED;
        }
        long counted;
        synchronized (lock) {
            if (watched) {
                return number;
            }
            watched = true;
            counted = ++number;
        }
        ((ContextConnection) connections.getConnection(context))
                .getManagedChannel()
                .notifyWhenStateChanged(ConnectivityState.READY, this::lost); // at once, if it is lost already
        return counted;
    }

    private void lost() {
        synchronized (lock) {
            watched = false;
        }
    }

    @Override
    public void requireAnswer() {
        try {
            connections.getConnection(context).eventChannel().getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new EventStoreException("Axon Server does not answer", e);
        }
    }
}
