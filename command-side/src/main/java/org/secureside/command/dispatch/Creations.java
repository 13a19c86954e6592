package org.secureside.command.dispatch;

import java.net.URI;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.secureside.api.DomainEvent;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Creates what a client names with an idempotency key, once and only once. The key names the stream, and the event store
 * keeps the first event of a stream unique; so the second of two equal requests, on whatever node and however late,
 * finds the first one's event and gets its answer. No table of keys is needed, and none can be lost.
 */
@Component
public class Creations {

    /** What became of a request to create something. */
    public enum Outcome {
        /** It was created by this request. */
        CREATED,
        /** It was created by an earlier request with the same key and content. */
        REPLAYED;

        /** Returns the answer that names what was created, the same for both but for a mark on the repeated one. */
        public ResponseEntity.BodyBuilder answerAt(URI location) {
            ResponseEntity.BodyBuilder answer = ResponseEntity.created(location);
            return this == REPLAYED ? answer.header("Idempotency-Replayed", "true") : answer;
        }
    }

    private final CommandGateway commands;
    private final EventStore events;

    Creations(CommandGateway commands, EventStore events) {
        this.commands = commands;
        this.events = events;
    }

    /**
     * Handles a command that begins a stream.
     *
     * @param command the command
     * @param metadata what its events carry beside the payload
     * @param stream the id of the stream
     * @param firstEvent the event that this very request would begin the stream with
     * @throws ProblemException of kind {@link ProblemType#KEY_REUSED} if the stream began with another event
     */
    public Outcome create(Object command, MetaData metadata, String stream, DomainEvent firstEvent) {
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, metadata));
            return Outcome.CREATED;
        } catch (AxonException notRecorded) {
            return earlierOutcome(stream, firstEvent, notRecorded);
        }
    }

    private Outcome earlierOutcome(String stream, DomainEvent firstEvent, AxonException notRecorded) {
        DomainEventStream recorded = events.readEvents(stream);
        if (!recorded.hasNext()) {
            throw notRecorded;
        }
        if (recorded.next().getPayload().equals(firstEvent)) {
            return Outcome.REPLAYED;
        }
        throw new ProblemException(
                ProblemType.KEY_REUSED,
                "This Idempotency-Key was used before with other content: choose a new key for a new request, and"
                        + " repeat a request with exactly the content it had.");
    }
}
