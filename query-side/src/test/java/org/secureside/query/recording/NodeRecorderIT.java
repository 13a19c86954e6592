package org.secureside.query.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.secureside.api.DomainEvent;
import org.secureside.api.EventMetadata;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.query.QueryNode;
import org.springframework.beans.factory.annotation.Autowired;

/** How a node records what happens to it. */
class NodeRecorderIT extends QueryNode {

    @Autowired
    private NodeRecorder recorder;

    @Autowired
    private EventStore store;

    private final String stream = UUID.randomUUID().toString();

    @Test
    void whatIsRecordedSaysWhichNodeDidItAndForWhichRequest() {
        assertThat(recorder.record("Test", stream, 0, opened("first"), Optional.of("request-1")))
                .isTrue();

        assertThat(stored()).hasSize(1).first().satisfies(event -> {
            assertThat(event.getType()).isEqualTo("Test");
            assertThat(event.getTimestamp()).isBeforeOrEqualTo(Instant.now());
            assertThat(event.getMetaData())
                    .containsEntry(EventMetadata.ACTOR, recorder.node())
                    .containsEntry(EventMetadata.ROLES, "node")
                    .containsEntry(EventMetadata.REQUEST_ID, "request-1");
        });
    }

    @Test
    void whatIsRecordedTwiceStandsOnce() {
        assertThat(recorder.record("Test", stream, 0, opened("first"), Optional.empty()))
                .isTrue();
        assertThat(recorder.record("Test", stream, 0, opened("again"), Optional.empty()))
                .isFalse();
        assertThat(recorder.record("Test", stream, 1, opened("second"), Optional.empty()))
                .isTrue();
        assertThat(recorder.record("Test", stream, 1, opened("again"), Optional.empty()))
                .isFalse();

        assertThat(stored())
                .extracting(event -> ((NeighborhoodOpened) event.getPayload()).name())
                .containsExactly("first", "second");
    }

    @Test
    void aRecordingIsNotPutOffToTheEndOfAUnitOfWork() {
        DefaultUnitOfWork<?> handling = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("something"));
        try {
            assertThatThrownBy(() -> recorder.record("Test", stream, 0, opened("first"), Optional.empty()))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            handling.rollback();
        }
        assertThat(stored()).isEmpty();
    }

    private List<? extends DomainEventMessage<?>> stored() {
        return store.readEvents(stream).asStream().toList();
    }

    private DomainEvent opened(String name) {
        return new NeighborhoodOpened(new NeighborhoodId(UUID.fromString(stream)), name, new ResidentId("ada"));
    }
}
