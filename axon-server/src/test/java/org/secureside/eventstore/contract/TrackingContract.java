package org.secureside.eventstore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.secureside.eventstore.contract.ContractEvents.event;
import static org.secureside.eventstore.contract.ContractEvents.newName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.api.message.MessageSent;
import org.secureside.eventstore.contract.OtherProcess.Role;
import org.secureside.eventstore.contract.StoreFixture.OpenCommit;

/** Readers of the whole log beside writers. */
interface TrackingContract extends ContractTest {

    Duration PATIENCE = Duration.ofSeconds(60);
    int EVENTS = 480;

    @ParameterizedTest(name = "{0} writers")
    @ValueSource(ints = {1, 4, 16})
    default void readersHereAndElsewhereSeeEveryEventOnceAndInTheOrderOfItsStream(int writers) throws Exception {
        String name = newName();
        Queue<Written> written = new ConcurrentLinkedQueue<>();
        try (TrackingReader here = new TrackingReader(store(), store().createHeadToken(), name);
                OtherProcess elsewhere = new OtherProcess(
                        Role.READER, fixture().kind(), fixture().address(), name)) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<? extends Future<?>> running = IntStream.range(0, writers)
                        .mapToObj(i -> new EventWriter(store(), name + "-w" + i, written::add))
                        .map(writer -> threads.submit(() -> writer.append(EVENTS / writers)))
                        .toList();
                for (Future<?> writer : running) {
                    writer.get();
                }
            }

            await().atMost(PATIENCE).until(() -> here.seen().size() >= EVENTS);
            await().atMost(PATIENCE).until(() -> elsewhere.seen().size() >= EVENTS);
            Completeness.assertEachOnceAndInOrder(here.seen(), written);
            Completeness.assertEachOnceAndInOrder(elsewhere.seen(), written);
            if (can(Capability.ONE_ORDER_FOR_ALL_READERS)) {
                assertThat(elsewhere.seen()).isEqualTo(here.seen());
            }
        }
    }

    @Test
    default void aCommitSlowerThanAnyTimeoutIsRefusedOrSeenByAllReaders() throws Exception {
        String name = newName();
        TrackingToken start = store().createHeadToken();
        DomainEventMessage<MessageSent> slow = event(name + "-slow", 0);
        List<Written> expected = new ArrayList<>();
        try (TrackingReader watching = new TrackingReader(store(), start, name)) {
            OpenCommit commit = fixture().appendWithoutCommit(slow);
            IntStream.range(0, 5).mapToObj(i -> event(name + "-quick" + i, 0)).forEach(quick -> {
                // What waits for the slow one may be refused; it must not be lost without a word.
                if (catchThrowable(() -> store().publish(quick)) == null) {
                    expected.add(Written.of(quick));
                }
            });
            long patienceIsOver =
                    System.nanoTime() + StoreKind.GAP_TIMEOUT.multipliedBy(2).toNanos();
            await().atMost(PATIENCE).until(() -> System.nanoTime() > patienceIsOver);

            try (TrackingReader late = new TrackingReader(openWith(upcasters -> upcasters), start, name)) {
                await().until(() -> late.seen().containsAll(expected));
                boolean refused = catchThrowable(commit::commit) != null;

                DomainEventMessage<MessageSent> last = event(name + "-last", 0);
                store().publish(last);
                expected.add(Written.of(last));
                await().until(() ->
                        watching.seen().containsAll(expected) && late.seen().containsAll(expected));

                boolean seen = watching.seen().contains(Written.of(slow))
                        && late.seen().contains(Written.of(slow));
                assertThat(refused || seen)
                        .as("the slow commit is refused or seen")
                        .isEqualTo(can(Capability.SLOW_COMMITS_ARE_SEEN));
            }
        }
    }

    @Test
    default void aWriterThatIsKilledLosesNothingAndDelaysNobody() throws Exception {
        String name = newName();
        TrackingToken start = store().createHeadToken();
        try (TrackingReader reader = new TrackingReader(store(), start, name);
                OtherProcess writer = new OtherProcess(
                        Role.WRITER, fixture().kind(), fixture().address(), name)) {
            await().atMost(PATIENCE).until(() -> writer.seen().size() > 200);

            writer.kill();

            DomainEventMessage<MessageSent> next = event(name + "-next", 0);
            store().publish(next);
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.seen().contains(Written.of(next)));
            assertThat(reader.seen()).containsAll(writer.seen());
            Completeness.assertNoneTwiceAndInOrder(reader.seen());
        }
    }
}
