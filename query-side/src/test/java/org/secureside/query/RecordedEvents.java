package org.secureside.query;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.secureside.api.EventMetadata;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;

/** Records events as a command side would, so that a query node under test has something to read. */
final class RecordedEvents {

    private final EventStore store;
    private final AtomicLong nextMember = new AtomicLong();

    RecordedEvents(EventStore store) {
        this.store = store;
    }

    /** Opens a neighborhood with the resident as its moderator. */
    NeighborhoodId neighborhoodOf(ResidentId moderator, String name) {
        NeighborhoodId id = new NeighborhoodId(UUID.randomUUID());
        store.publish(
                event(id.toString(), 0, new NeighborhoodOpened(id, name, moderator)),
                event(id.toString(), 1, new MemberAdmitted(id, moderator, MemberRole.MODERATOR)));
        return id;
    }

    void admit(NeighborhoodId neighborhood, ResidentId resident) {
        store.publish(event(
                neighborhood.toString(),
                2 + nextMember.getAndIncrement(),
                new MemberAdmitted(neighborhood, resident, MemberRole.RESIDENT)));
    }

    MessageId message(NeighborhoodId neighborhood, ResidentId author, String body) {
        MessageSent sent = new MessageSent(new MessageId(UUID.randomUUID()), neighborhood, author, body, null, null);
        store.publish(event(sent.messageId().toString(), 0, sent));
        return sent.messageId();
    }

    MessageId messageSentAt(NeighborhoodId neighborhood, ResidentId author, String claimed) {
        MessageSent sent = new MessageSent(new MessageId(UUID.randomUUID()), neighborhood, author, "Hello");
        store.publish(new GenericDomainEventMessage<>(
                "Message", sent.messageId().toString(), 0, sent, MetaData.with(EventMetadata.SENT_AT, claimed)));
        return sent.messageId();
    }

    List<MessageId> messages(NeighborhoodId neighborhood, ResidentId author, int count) {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(message(neighborhood, author, "message " + i));
        }
        return ids;
    }

    /** Records an event that no application of this release knows. */
    void somethingUnknown() {
        store.publish(event(UUID.randomUUID().toString(), 0, new FromTheFuture("?")));
    }

    private static EventMessage<?> event(String stream, long sequence, Object payload) {
        return new GenericDomainEventMessage<>("Test", stream, sequence, payload, MetaData.emptyInstance());
    }

    /** An event of a later release. */
    record FromTheFuture(String what) {}
}
