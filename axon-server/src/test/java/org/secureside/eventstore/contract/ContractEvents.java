package org.secureside.eventstore.contract;

import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.secureside.api.EventMetadata;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.neighborhood.NeighborhoodId;

/** The events that the contract is checked with. */
final class ContractEvents {

    private ContractEvents() {}

    /** Returns a name for streams that no other test has. */
    static String newName() {
        return "contract-" + UUID.randomUUID();
    }

    static DomainEventMessage<MessageSent> event(String stream, long sequence) {
        return event(stream, sequence, messageSent("Message %d of %s".formatted(sequence, stream)));
    }

    static <T> DomainEventMessage<T> event(String stream, long sequence, T payload) {
        return new GenericDomainEventMessage<>(
                "Message",
                stream,
                sequence,
                payload,
                Map.of(EventMetadata.ACTOR, "ada", EventMetadata.ROLES, "resident"));
    }

    static MessageSent messageSent(String body) {
        return new MessageSent(
                new MessageId(UUID.randomUUID()), new NeighborhoodId(UUID.randomUUID()), new ResidentId("ada"), body);
    }
}
