package org.secureside.eventstore.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.secureside.eventstore.serialization.EventSerializer;

/** What every event store must do. A store's own test extends this and says how to reach the store. */
public abstract class EventStoreContract
        implements StreamContract, TokenContract, TrackingContract, ContentContract, OutageContract {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable StoreFixture fixture;
    private @Nullable EventStore store;

    /** Returns the store for one test. It may hold events of other tests. */
    protected abstract StoreFixture newFixture() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        fixture = newFixture();
        open.push(fixture);
        store = open(EventSerializer.create(), NoOpEventUpcaster.INSTANCE);
    }

    @AfterEach
    final void closeStores() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private EventStore open(Serializer serializer, EventUpcaster upcasters) {
        OpenStore opened = fixture().kind().open(fixture().address(), serializer, upcasters);
        open.push(opened);
        return opened.events();
    }

    @Override
    public final StoreFixture fixture() {
        return requireNonNull(fixture);
    }

    @Override
    public final EventStore store() {
        return requireNonNull(store);
    }

    @Override
    public final EventStore openWith(EventUpcaster upcasters) {
        return open(EventSerializer.create(), upcasters);
    }

    @Override
    public final EventStore openForRawEvents() {
        return open(RawEvent.serializer(), NoOpEventUpcaster.INSTANCE);
    }
}
