package org.secureside.command.dispatch;

import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.secureside.api.DomainEvent;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Creates what a client names with an idempotency key, once and only once. The key names the stream, and the event store
 * keeps the first event of a stream unique; so the second of two equal requests, on whatever node and however late,
 * finds the first one's event and gets its answer. No table of keys is needed, and none can be lost.
 */
@Component
public class Creations {

    private final CommandGateway commands;
    private final Attempts attempts;
    private final EventStore events;

    Creations(CommandGateway commands, Attempts attempts, EventStore events) {
        this.commands = commands;
        this.attempts = attempts;
        this.events = events;
    }

    /** As {@link #record}, for a client that waits: what takes too long ends as an event store does that is away. */
    public Change create(Object command, MetaData metadata, UUID stream, List<? extends DomainEvent> begins) {
        return attempts.handle(() -> record(command, metadata, stream, begins));
    }

    /**
     * Handles a command that begins a stream, however long it takes.
     *
     * @param command the command
     * @param metadata what its events carry beside the payload
     * @param stream the id of the stream
     * @param begins the events that this very request would begin the stream with
     * @throws ProblemException of kind {@link ProblemType#KEY_REUSED} if the stream began otherwise
     * @throws Refusal if the rules do not allow it, and did not when it was asked for the first time
     */
    public Change record(Object command, MetaData metadata, UUID stream, List<? extends DomainEvent> begins) {
        long version = begins.size() - 1L;
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, metadata));
            return Change.at(version);
        } catch (AxonException | Refusal notRecorded) {
            // Whoever was allowed to do it then is told so, even if they would not be allowed to do it now.
            requireEarlierRecord(stream, begins.getFirst(), notRecorded);
            return new Change(version, true);
        }
    }

    private void requireEarlierRecord(UUID stream, DomainEvent first, RuntimeException notRecorded) {
        DomainEventStream recorded = events.readEvents(stream.toString(), 0); // not from a snapshot
        if (!recorded.hasNext()) {
            throw notRecorded;
        }
        if (!recorded.next().getPayload().equals(first)) {
            throw keyReused();
        }
    }

    /** Returns the refusal of a request whose key stands for another one. */
    public static ProblemException keyReused() {
        return new ProblemException(
                ProblemType.KEY_REUSED,
                "This Idempotency-Key was used before with other content: choose a new key for a new request, and"
                        + " repeat a request with exactly the content it had.");
    }
}
