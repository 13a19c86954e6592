package org.secureside.eventstore.contract;

import java.io.IOException;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;

/** A store that the contract is checked on, and what a test can do to it from outside. */
public interface StoreFixture extends AutoCloseable {

    StoreKind kind();

    /** Returns where the store is, for {@link StoreKind#open}. */
    String address();

    Set<Capability> capabilities();

    /** Appends an event and leaves the transaction open. */
    OpenCommit appendWithoutCommit(DomainEventMessage<?> event) throws Exception;

    /** Makes the store unreachable, by stopping it if that is possible. */
    void interrupt() throws Exception;

    /** Makes the store reachable again. */
    void resume() throws Exception;

    @Override
    void close() throws IOException;

    /** A transaction that is about to be committed. */
    interface OpenCommit {

        /** Commits; throws if the events are refused. */
        void commit() throws Exception;
    }
}
