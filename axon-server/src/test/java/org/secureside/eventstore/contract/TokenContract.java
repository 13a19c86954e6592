package org.secureside.eventstore.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.secureside.eventstore.contract.ContractEvents.event;
import static org.secureside.eventstore.contract.ContractEvents.newName;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageSent;

/** Places in the log that a reader can begin at. */
interface TokenContract extends ContractTest {

    @Test
    default void aReplayFromTheTailSeesEveryEventOnceAndInOrder() {
        List<Written> written = publish(newName(), 120);

        assertReads(store().createTailToken(), written);
        assertReads(null, written);
    }

    @Test
    default void aReaderThatBeginsAtTheHeadSeesOnlyWhatFollows() {
        String stream = newName();
        publish(stream, 10);
        TrackingToken head = store().createHeadToken();

        DomainEventMessage<MessageSent> next = event(stream, 10);
        store().publish(next);

        assertReads(head, List.of(Written.of(next)));
    }

    @Test
    default void aReaderThatBeginsAtAnInstantSeesWhatHappenedThenOrLater() {
        String stream = newName();
        publish(stream, 10);
        Instant instant = aMillisecondLater();

        List<Written> later = IntStream.range(10, 20)
                .mapToObj(sequence -> event(stream, sequence))
                .map(event -> {
                    store().publish(event);
                    return Written.of(event);
                })
                .toList();

        assertReads(store().createTokenAt(instant), later);
    }

    @Test
    default void anInstantAfterTheLastEventIsTheHead() {
        String stream = newName();
        publish(stream, 3);

        TrackingToken token = store().createTokenAt(Instant.now().plus(Duration.ofDays(1)));
        DomainEventMessage<MessageSent> next = event(stream, 3);
        store().publish(next);

        assertReads(token, List.of(Written.of(next)));
    }

    @Test
    default void aReaderGoesOnAfterTheTokenOfAnyEvent() throws InterruptedException {
        TrackingToken start = store().createHeadToken();
        List<Written> written = publish(newName(), 30);
        try (BlockingStream<TrackedEventMessage<?>> stream = store().openStream(start)) {
            for (int i = 1; i <= 30; i++) {
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                TrackingToken token = stream.nextAvailable().trackingToken();
                if (i % 10 == 7) {
                    assertReads(token, written.subList(i, 30));
                }
            }
        }
    }

    @Test
    default void refusedAppendsLeaveNoGapsWhereTheStoreSaysSo() throws InterruptedException {
        TrackingToken start = store().createHeadToken();
        String stream = newName();
        publish(stream, 1);
        assertThatThrownBy(() -> publish(stream, 1)).matches(EventWriter::isConflict);
        publish(newName(), 1);

        try (BlockingStream<TrackedEventMessage<?>> events = store().openStream(start)) {
            long first = positionOf(events.nextAvailable());
            long second = positionOf(events.nextAvailable());
            assertThat(second == first + 1)
                    .as("%d and %d follow each other", first, second)
                    .isEqualTo(can(Capability.DENSE_POSITIONS));
        }
    }

    private static long positionOf(TrackedEventMessage<?> event) {
        return requireNonNull(event.trackingToken()).position().orElseThrow();
    }

    private List<Written> publish(String stream, int count) {
        List<DomainEventMessage<MessageSent>> events = IntStream.range(0, count)
                .mapToObj(sequence -> event(stream, sequence))
                .toList();
        store().publish(events);
        return events.stream().map(Written::of).toList();
    }

    /** The clocks of stores count milliseconds. */
    private static Instant aMillisecondLater() {
        long now = System.currentTimeMillis();
        await().pollInterval(Duration.ofMillis(1)).until(() -> System.currentTimeMillis() > now + 1);
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    private void assertReads(@Nullable TrackingToken from, List<Written> expected) {
        String stream = expected.getFirst().stream();
        try (TrackingReader reader = new TrackingReader(store(), from, stream)) {
            await().untilAsserted(() -> assertThat(reader.seen()).isEqualTo(expected));
        }
    }
}
