package org.secureside.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class EndOfLogTest {

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @Test
    void anEmptyLogHasNoEndAndWhoeverReadsItHasReadItAll() {
        TrackingToken end = EndOfLog.of(events);

        assertThat(end).isNull();
        assertThat(EndOfLog.isReached(end, null)).isTrue();
    }

    @Test
    void theEndOfALogWithOneEventIsNotReachedByWhoeverHasNotBegun() {
        events.publish(new GenericDomainEventMessage<>("Message", "m", 0, "Hello"));

        TrackingToken end = EndOfLog.of(events);

        assertThat(end).isEqualTo(events.createHeadToken());
        assertThat(EndOfLog.isReached(end, null)).isFalse();
        assertThat(EndOfLog.isReached(end, events.createTailToken())).isFalse();
        assertThat(EndOfLog.isReached(end, end)).isTrue();
    }

    @Test
    void anEndIsReachedByWhoeverHasNoGapBeforeIt() {
        TrackingToken end = GapAwareTrackingToken.newInstance(5, List.of());

        assertThat(EndOfLog.isReached(end, GapAwareTrackingToken.newInstance(4, List.of())))
                .isFalse();
        assertThat(EndOfLog.isReached(end, GapAwareTrackingToken.newInstance(7, List.of(3L))))
                .isFalse();
        assertThat(EndOfLog.isReached(end, GapAwareTrackingToken.newInstance(7, List.of())))
                .isTrue();
        assertThat(EndOfLog.isReached(new GlobalSequenceTrackingToken(1), new GlobalSequenceTrackingToken(0)))
                .isFalse();
    }
}
