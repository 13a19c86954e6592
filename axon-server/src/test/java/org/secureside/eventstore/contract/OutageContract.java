package org.secureside.eventstore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.secureside.eventstore.contract.ContractEvents.event;
import static org.secureside.eventstore.contract.ContractEvents.newName;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;

/** The store goes away and comes back. */
interface OutageContract extends ContractTest {

    int WRITERS = 4;
    int EVENTS_PER_WRITER = 150;
    Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    default void nothingIsLostDoubledOrReorderedWhenTheStoreStopsAndStartsAmidWork() throws Exception {
        String name = newName();
        Queue<Written> written = new ConcurrentLinkedQueue<>();
        try (TrackingReader reader = new TrackingReader(store(), store().createHeadToken(), name);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> running = IntStream.range(0, WRITERS)
                    .mapToObj(i -> new EventWriter(store(), name + "-w" + i, written::add))
                    .map(writer -> threads.submit(() -> writer.appendWithPatience(EVENTS_PER_WRITER)))
                    .toList();

            await().until(() -> written.size() > WRITERS * EVENTS_PER_WRITER / 4);
            fixture().interrupt();
            fixture().resume();
            for (Future<?> writer : running) {
                writer.get();
            }

            await().atMost(RECOVERY).until(() -> reader.seen().size() >= written.size());
            Completeness.assertEachOnceAndInOrder(reader.seen(), written);
        }
    }

    @Test
    default void whileTheStoreIsAwayAppendsFailAndAfterwardsTheyWork() throws Exception {
        String name = newName();
        store().publish(event(name, 0));
        fixture().interrupt();

        assertThatThrownBy(() -> store().publish(event(name, 1))).matches(e -> !EventWriter.isConflict(e));

        fixture().resume();
        new EventWriter(store(), name + "-afterwards", event -> {}).appendWithPatience(1);
    }

    @Test
    default void anotherProcessFindsWhatTheOneBeforeItStored() {
        String stream = newName();
        store().publish(event(stream, 0), event(stream, 1));

        EventStore later = openWith(NoOpEventUpcaster.INSTANCE);

        assertThat(later.readEvents(stream).asStream()).hasSize(2);
        assertThatThrownBy(() -> later.publish(event(stream, 1))).matches(EventWriter::isConflict);
    }
}
