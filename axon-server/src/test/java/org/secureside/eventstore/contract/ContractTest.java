package org.secureside.eventstore.contract;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** What each part of the contract works with. */
interface ContractTest {

    StoreFixture fixture();

    /** Returns the store as an application opens it. */
    EventStore store();

    /** Opens the store once more, with upcasters. It is closed after the test. */
    EventStore openWith(EventUpcaster upcasters);

    /** Opens the store as a program does that writes what the applications do not know. It is closed after the test. */
    EventStore openForRawEvents();

    default boolean can(Capability capability) {
        return fixture().capabilities().contains(capability);
    }
}
