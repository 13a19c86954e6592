package org.secureside.eventstore.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secureside.eventstore.postgres.TestEvents.event;
import static org.secureside.eventstore.postgres.TestEvents.events;
import static org.secureside.eventstore.postgres.TestEvents.newStream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageSent;
import org.secureside.eventstore.serialization.EventSerializer;

class PostgresEventStorageEngineIT {

    private final EventDatabase database = TestDatabase.create();
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.builder()
            .database(database)
            .eventSerializer(EventSerializer.create())
            .snapshotSerializer(EventSerializer.create())
            .batchSize(7)
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatWasAppendedIsReadBackAsItWas() {
        DomainEventMessage<MessageSent> sent = event(newStream(), 0).andMetaData(Map.of("actor", "alice"));

        engine.appendEvents(sent);

        DomainEventMessage<?> read =
                engine.readEvents(sent.getAggregateIdentifier()).next();
        assertThat(read.getPayload()).isEqualTo(sent.getPayload());
        assertThat(read.getMetaData()).isEqualTo(sent.getMetaData());
        assertThat(read.getIdentifier()).isEqualTo(sent.getIdentifier());
        assertThat(read.getType()).isEqualTo("Message");
        assertThat(read.getTimestamp()).isBetween(sent.getTimestamp().minusNanos(1_000), sent.getTimestamp());
    }

    @Test
    void aStreamLongerThanAPageIsReadInOrder() {
        String stream = newStream();
        engine.appendEvents(events(stream, 0, 30));

        assertThat(engine.readEvents(stream, 3).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactlyElementsOf(LongStream.range(3, 30).boxed().toList());
        assertThat(engine.lastSequenceNumberFor(stream)).contains(29L);
        assertThat(engine.lastSequenceNumberFor("nobody's")).isEmpty();
    }

    @Test
    void positionsAreDenseAndInTheOrderOfEachStreamUnderConcurrentAppends() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> appends = IntStream.range(0, 50)
                    .mapToObj(number -> newStream())
                    .map(stream -> threads.submit(() ->
                            IntStream.range(0, 20).forEach(sequence -> engine.appendEvents(event(stream, sequence)))))
                    .toList();
            for (Future<?> append : appends) {
                append.get();
            }
        }

        List<? extends TrackedEventMessage<?>> all =
                engine.readEvents(null, false).toList();
        assertThat(all.stream().map(event -> event.trackingToken().position().orElseThrow()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_000).boxed().toList());
        Map<String, List<Long>> sequences = all.stream()
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .collect(groupingBy(
                        DomainEventMessage::getAggregateIdentifier,
                        mapping(DomainEventMessage::getSequenceNumber, toList())));
        assertThat(sequences).hasSize(50);
        assertThat(sequences.values())
                .containsOnly(LongStream.range(0, 20).boxed().toList());
    }

    @Test
    void aTakenPlaceInAStreamIsRefusedInAxonsWords() {
        String stream = newStream();
        engine.appendEvents(events(stream, 0, 2));

        assertThatThrownBy(() -> engine.appendEvents(event(stream, 0)))
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining(stream);
        assertThatThrownBy(() -> engine.appendEvents(event(stream, 1)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("sequence [1]");
        assertThat(engine.readEvents(stream).asStream()).hasSize(2);
    }

    @Test
    void aUnitOfWorkIsStoredAsAWholeOrNotAtAll() {
        String taken = newStream();
        String free = newStream();
        engine.appendEvents(event(taken, 0));

        assertThatThrownBy(() -> engine.appendEvents(event(free, 0), event(taken, 0)))
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining(taken);

        assertThat(engine.readEvents(free).hasNext()).isFalse();
    }

    @Test
    void anEventIdentifierIsStoredOnce() {
        DomainEventMessage<MessageSent> sent = event(newStream(), 3);
        engine.appendEvents(sent);

        assertThatThrownBy(() -> engine.appendEvents(sent)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(event("twice", 7), event("twice", 7)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(engine.readEvents("twice").hasNext()).isFalse();
    }

    @Test
    void whatCannotBeStoredIsRefusedByItsNameWhereverItIs() {
        String stream = newStream();

        assertThatThrownBy(() -> engine.appendEvents(event(stream, 0, "half a cat: \ud83d")))
                .isInstanceOf(UnstorableTextException.class)
                .hasMessage("The payload of MessageSent contains U+D83D, which cannot be stored");
        assertThatThrownBy(() -> engine.appendEvents(event(stream, 0).andMetaData(Map.of("actor", "\udc08"))))
                .isInstanceOf(UnstorableTextException.class)
                .hasMessage("The metadata of MessageSent contains U+DC08, which cannot be stored");
        assertThatThrownBy(() -> engine.appendEvents(event("stream\u0000", 0)))
                .isInstanceOf(UnstorableTextException.class)
                .hasMessage("The aggregate identifier contains U+0000, which cannot be stored");
        assertThat(engine.readEvents(null, false)).isEmpty();
    }

    @Test
    void anEventOfNoAggregateIsReadBackAsSuch() {
        engine.appendEvents(GenericEventMessage.asEventMessage(TestEvents.messageSent("hello")));

        assertThat(engine.readEvents(null, false)).singleElement().isNotInstanceOf(DomainEventMessage.class);
    }

    @Test
    void theNewestSnapshotReplacesTheOlder() {
        String stream = newStream();

        assertThat(engine.readSnapshot(stream)).isEmpty();
        engine.storeSnapshot(event(stream, 5, "old"));
        engine.storeSnapshot(event(stream, 9, "new"));
        engine.storeSnapshot(event(stream, 9, "the same again"));

        assertThat(engine.readSnapshot(stream).orElseThrow().getPayload())
                .isEqualTo(engine.readSnapshot(stream).orElseThrow().getPayload())
                .extracting("body")
                .isEqualTo("new");
        assertThat(TestDatabase.sql(database)
                        .sql("select count(*) from snapshot_event_entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void tokensOfAnotherStoreAreRefused() {
        assertThatThrownBy(() -> engine.readEvents(
                                new org.axonframework.eventhandling.GlobalSequenceTrackingToken(3), false)
                        .toList())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another event store");
    }
}
