package org.secureside.eventstore.postgres;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Events to store. */
final class TestEvents {

    private TestEvents() {}

    static String newStream() {
        return UUID.randomUUID().toString();
    }

    static DomainEventMessage<MessageSent> event(String stream, long sequenceNumber) {
        return event(stream, sequenceNumber, "Has anyone seen a grey cat?");
    }

    static DomainEventMessage<MessageSent> event(String stream, long sequenceNumber, String body) {
        return new GenericDomainEventMessage<>("Message", stream, sequenceNumber, messageSent(body));
    }

    static List<DomainEventMessage<MessageSent>> events(String stream, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> event(stream, number, "message " + number))
                .toList();
    }

    static MessageSent messageSent(String body) {
        return new MessageSent(
                new MessageId(UUID.randomUUID()),
                new NeighborhoodId(UUID.randomUUID()),
                new ResidentId("alice"),
                body,
                null,
                null);
    }
}
