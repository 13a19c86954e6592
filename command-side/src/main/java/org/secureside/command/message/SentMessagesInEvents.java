package org.secureside.command.message;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.springframework.stereotype.Component;

/** Answers from the first event of the message's own stream, so the answer is never stale. */
@Component
class SentMessagesInEvents implements SentMessages {

    private final EventStore events;

    SentMessagesInEvents(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Sent> find(MessageId message) {
        DomainEventStream stream = events.readEvents(message.toString(), 0);
        if (!stream.hasNext()) {
            return Optional.empty();
        }
        DomainEventMessage<?> first = stream.next();
        return first.getPayload() instanceof MessageSent sent
                ? Optional.of(new Sent(sent.neighborhoodId(), first.getTimestamp()))
                : Optional.empty();
    }
}
