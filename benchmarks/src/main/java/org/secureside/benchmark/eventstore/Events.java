package org.secureside.benchmark.eventstore;

import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.secureside.api.EventMetadata;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Messages as a neighborhood sends them, each the first event of a stream of its own. */
final class Events {

    private static final NeighborhoodId NEIGHBORHOOD = new NeighborhoodId(UUID.randomUUID());
    private static final ResidentId AUTHOR = new ResidentId("resident-17");
    private static final String BODY =
            "Has anyone seen a grey cat with a white paw? He slipped out this morning near the school.";

    private Events() {}

    static DomainEventMessage<MessageSent> message() {
        return message(BODY);
    }

    static DomainEventMessage<MessageSent> message(String body) {
        MessageId id = new MessageId(UUID.randomUUID());
        return new GenericDomainEventMessage<>(
                "Message",
                id.toString(),
                0,
                new MessageSent(id, NEIGHBORHOOD, AUTHOR, body),
                Map.of(EventMetadata.ACTOR, AUTHOR.value(), EventMetadata.ACCEPTED_BY, "command-1"));
    }
}
