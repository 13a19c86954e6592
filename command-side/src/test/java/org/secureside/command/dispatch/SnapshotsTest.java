package org.secureside.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

/** When a snapshot is taken of a stream, here of numbers that are added up. */
class SnapshotsTest {

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final AtomicBoolean metTheUnknown = new AtomicBoolean();

    private final class Sum implements Snapshots.Folding {

        private int sum;

        @Override
        public boolean follow(Object event, long version) {
            if (!(event instanceof Integer number)) {
                metTheUnknown.set(true);
                return false;
            }
            sum += number;
            return true;
        }

        @Override
        public Object snapshot() {
            return sum;
        }
    }

    @Test
    void aSnapshotStandsForAsManyEventsAsMakeALoadSlow() {
        happen(IntStream.rangeClosed(1, Snapshots.EVENTS_BETWEEN).boxed().toList());

        await().untilAsserted(() -> assertThat(loaded()).hasSize(1));
        assertThat(loaded().getFirst().getSequenceNumber()).isEqualTo(Snapshots.EVENTS_BETWEEN - 1);
        assertThat((Object) loaded().getFirst().getPayload()).isEqualTo(5050);
    }

    @Test
    void ofAFewEventsNoneIsTaken() {
        happen(IntStream.rangeClosed(1, Snapshots.EVENTS_BETWEEN - 1).boxed().toList());

        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(loaded()).hasSize(Snapshots.EVENTS_BETWEEN - 1));
    }

    @Test
    void ofAStreamWithSomethingUnknownNoneIsTaken() {
        happen(IntStream.rangeClosed(1, Snapshots.EVENTS_BETWEEN)
                .<Object>mapToObj(i -> i == 50 ? "of a later release" : i)
                .toList());

        await().untilTrue(metTheUnknown);
        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(loaded()).hasSize(Snapshots.EVENTS_BETWEEN));
    }

    /** Records events, and tells the trigger of them as Axon does when it loads an aggregate. */
    private void happen(List<?> payloads) {
        SnapshotTrigger trigger = new Snapshots(store).of(Sum::new).prepareTrigger(Sum.class);
        List<DomainEventMessage<?>> events = IntStream.range(0, payloads.size())
                .<DomainEventMessage<?>>mapToObj(
                        i -> new GenericDomainEventMessage<>("Sum", "stream", i, payloads.get(i)))
                .toList();
        store.publish(events);
        events.forEach(trigger::eventHandled);
    }

    private List<? extends DomainEventMessage<?>> loaded() {
        return store.readEvents("stream").asStream().toList();
    }
}
