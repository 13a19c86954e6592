package org.secureside.eventstore;

import io.axoniq.axonserver.connector.AxonServerException;
import io.grpc.StatusRuntimeException;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Tells what a failed append means in one language for all stores: Axon's {@code ConcurrencyException} or {@code
 * AggregateStreamCreationException} if the place in the stream is taken, another {@code AxonException} if the store could
 * not take the events. Axon Server's connector lets a bare gRPC status through from the commit of a unit of work; its
 * error codes are in Axon Server's reference, {@code AXONIQ-2000} being the invalid sequence number. And when a
 * connection is lost in the middle of a stream's events, it throws exceptions of its own.
 */
public final class AppendFailures {

    private static final String CONNECTOR = AxonServerException.class.getPackageName();

    private AppendFailures() {}

    /** Returns the failure in the language of all stores; what is no failure of a store is returned as it is. */
    public static Throwable translate(Throwable failure) {
        if (failure instanceof RuntimeException && failure.getClass().getName().startsWith(CONNECTOR)) {
            return new EventStoreException("Axon Server does not answer", failure);
        }
        if (!(failure instanceof StatusRuntimeException)) {
            return failure;
        }
        RuntimeException parsed = GrpcExceptionParser.parse(failure);
        return parsed instanceof UnsupportedOperationException
                ? new EventStoreException("Axon Server does not know how to take events", failure)
                : parsed;
    }
}
