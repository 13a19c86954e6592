package org.secureside.eventstore.contract;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.secureside.eventstore.contract.ContractEvents.event;
import static org.secureside.eventstore.contract.ContractEvents.messageSent;
import static org.secureside.eventstore.contract.ContractEvents.newName;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.api.message.MessageSent;

/** The stream of one aggregate. */
interface StreamContract extends ContractTest {

    int CONTENDERS = 16;

    @Test
    default void anEventIsReadBackAsItWasAppended() {
        DomainEventMessage<MessageSent> sent = event(newName(), 0);

        store().publish(sent);

        DomainEventMessage<?> read =
                store().readEvents(sent.getAggregateIdentifier()).next();
        assertThat(read.getIdentifier()).isEqualTo(sent.getIdentifier());
        assertThat(read.getPayload()).isEqualTo(sent.getPayload());
        assertThat(read.getMetaData()).isEqualTo(sent.getMetaData());
        assertThat(read.getType()).isEqualTo(sent.getType());
        assertThat(read.getSequenceNumber()).isZero();
        assertThat(read.getTimestamp().truncatedTo(MILLIS))
                .isEqualTo(sent.getTimestamp().truncatedTo(MILLIS));
    }

    @Test
    default void aLongStreamIsReadInOrderFromAnyPlace() {
        String stream = newName();
        List<DomainEventMessage<MessageSent>> sent = IntStream.range(0, 250)
                .mapToObj(sequence -> event(stream, sequence))
                .toList();

        store().publish(sent);

        assertThat(store().readEvents(stream).asStream().map(DomainEventMessage::getIdentifier))
                .containsExactlyElementsOf(identifiers(sent));
        assertThat(store().readEvents(stream, 101).asStream().map(DomainEventMessage::getIdentifier))
                .containsExactlyElementsOf(identifiers(sent.subList(101, 250)));
        assertThat(store().lastSequenceNumberFor(stream)).contains(249L);
    }

    private static List<String> identifiers(List<? extends DomainEventMessage<?>> events) {
        return events.stream().map(DomainEventMessage::getIdentifier).toList();
    }

    @Test
    default void aStreamThatNobodyWroteIsEmpty() {
        assertThat(store().readEvents(newName()).hasNext()).isFalse();
        assertThat(store().lastSequenceNumberFor(newName())).isEmpty();
    }

    @Test
    default void ofConcurrentCreatorsOfOneStreamOneWinsAndTheOthersAreToldSo() throws Exception {
        String stream = newName();

        List<@Nullable Throwable> outcomes = contendFor(stream, 0);

        assertOneWinner(outcomes);
        assertThat(store().readEvents(stream).asStream()).hasSize(1);
    }

    @Test
    default void ofConcurrentAppendersToOnePlaceOneWinsAndTheOthersAreToldSo() throws Exception {
        String stream = newName();
        store().publish(event(stream, 0), event(stream, 1));

        List<@Nullable Throwable> outcomes = contendFor(stream, 2);

        assertOneWinner(outcomes);
        assertThat(store().readEvents(stream).asStream()).hasSize(3);
    }

    private List<@Nullable Throwable> contendFor(String stream, long sequence) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<@Nullable Throwable>> contenders = IntStream.range(0, CONTENDERS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return catchThrowable(() -> store().publish(event(stream, sequence)));
                    }))
                    .toList();
            start.countDown();
            List<@Nullable Throwable> outcomes = new java.util.ArrayList<>();
            for (Future<@Nullable Throwable> contender : contenders) {
                outcomes.add(contender.get());
            }
            return outcomes;
        }
    }

    private static void assertOneWinner(List<@Nullable Throwable> outcomes) {
        assertThat(outcomes.stream().filter(Objects::isNull)).hasSize(1);
        assertThat(outcomes.stream().filter(Objects::nonNull))
                .hasSize(CONTENDERS - 1)
                .allMatch(EventWriter::isConflict);
    }

    @Test
    default void aUnitOfWorkOfWhichOneEventIsRefusedLeavesNothing() {
        String taken = newName();
        String free = newName();
        store().publish(event(taken, 0));

        Throwable refusal = catchThrowable(() -> store().publish(event(free, 0), event(taken, 0)));

        assertThat(refusal).matches(EventWriter::isConflict);
        assertThat(store().readEvents(free).hasNext()).isFalse();
    }

    @Test
    default void aSnapshotStandsForTheEventsBeforeIt() {
        String stream = newName();
        store().publish(event(stream, 0), event(stream, 1), event(stream, 2));

        store().storeSnapshot(event(stream, 1, messageSent("as of the second event")));

        await().untilAsserted(() -> assertThat(store().readEvents(stream)
                        .asStream()
                        .map(DomainEventMessage::getSequenceNumber)
                        .toList())
                .containsExactly(1L, 2L));
        assertThat(store().readEvents(stream, 0).asStream().map(DomainEventMessage::getSequenceNumber))
                .as("the events are still there for whoever asks for them")
                .containsExactly(0L, 1L, 2L);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"NeverHeardOf,1", "MessageSent,2", "org.secureside.api.message.MessageSent,1"})
    default void aSnapshotThatThisReleaseCannotReadIsPassedOver(String name, String revision) {
        String stream = newName();
        store().publish(event(stream, 0), event(stream, 1), event(stream, 2));

        openForRawEvents()
                .storeSnapshot(event(stream, 1, new RawEvent(name, revision, "{\"text\":\"the first two\"}")));

        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(store().readEvents(stream)
                                .asStream()
                                .map(DomainEventMessage::getSequenceNumber)
                                .toList())
                        .containsExactly(0L, 1L, 2L));
    }
}
