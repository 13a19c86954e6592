package org.secureside.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EntityTag;
import org.secureside.api.EventMetadata;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.loadbalancer.LoadBalancerEvent;
import org.secureside.api.message.Alert;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.api.readmarker.ReadMarkerId;
import org.secureside.api.readmarker.ReadMarkerMoved;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.ReplayStrategy;

/** Records events as a command side would, so that a query node under test has something to read. */
public final class RecordedEvents {

    private final EventStore store;
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
    private final Map<MessageId, NeighborhoodId> streets = new ConcurrentHashMap<>();

    public RecordedEvents(EventStore store) {
        this.store = store;
    }

    /** Opens a neighborhood with the resident as its moderator. */
    public NeighborhoodId neighborhoodOf(ResidentId moderator, String name) {
        NeighborhoodId id = new NeighborhoodId(UUID.randomUUID());
        store.publish(
                event(id.value(), new NeighborhoodOpened(id, name, moderator)),
                event(id.value(), new MemberAdmitted(id, moderator, MemberRole.MODERATOR)));
        return id;
    }

    public EntityTag rename(NeighborhoodId neighborhood, String name) {
        return record(neighborhood.value(), new NeighborhoodRenamed(neighborhood, name));
    }

    public EntityTag admit(NeighborhoodId neighborhood, ResidentId resident) {
        return record(neighborhood.value(), new MemberAdmitted(neighborhood, resident, MemberRole.RESIDENT));
    }

    public EntityTag changeRole(NeighborhoodId neighborhood, ResidentId resident, MemberRole role) {
        return record(neighborhood.value(), new MemberRoleChanged(neighborhood, resident, role));
    }

    public EntityTag leave(NeighborhoodId neighborhood, ResidentId resident) {
        return record(neighborhood.value(), new MemberLeft(neighborhood, resident));
    }

    public MessageId message(NeighborhoodId neighborhood, ResidentId author, String body) {
        return send(neighborhood, author, body, null, null);
    }

    /** Records a message of which the client claimed an odd time. */
    public MessageId messageSentAt(NeighborhoodId neighborhood, ResidentId author, String claimed) {
        MessageSent sent = new MessageSent(new MessageId(UUID.randomUUID()), neighborhood, author, "Hello", null, null);
        store.publish(new GenericDomainEventMessage<>(
                "Message", sent.messageId().toString(), 0, sent, MetaData.with(EventMetadata.SENT_AT, claimed)));
        return sent.messageId();
    }

    /** Records a message that a command node received long ago. */
    public MessageId messageReceivedAt(NeighborhoodId neighborhood, ResidentId author, Instant received) {
        MessageSent sent = new MessageSent(new MessageId(UUID.randomUUID()), neighborhood, author, "Hello", null, null);
        store.publish(new GenericDomainEventMessage<>(
                "Message",
                sent.messageId().toString(),
                0,
                sent,
                MetaData.with(EventMetadata.RECEIVED_AT, received.toString())));
        return sent.messageId();
    }

    /** Records a message as if that had been at another time. */
    public MessageId messageRecordedAt(
            NeighborhoodId neighborhood, ResidentId author, Instant recorded, Map<String, String> metadata) {
        MessageSent sent = new MessageSent(new MessageId(UUID.randomUUID()), neighborhood, author, "Hello", null, null);
        store.publish(new GenericDomainEventMessage<>(
                "Message",
                sent.messageId().toString(),
                0,
                sent,
                metadata,
                UUID.randomUUID().toString(),
                recorded));
        return sent.messageId();
    }

    public MessageId alert(NeighborhoodId neighborhood, ResidentId author, String body, Alert alert) {
        return send(neighborhood, author, body, alert, null);
    }

    public MessageId reply(MessageId parent, ResidentId author, String body) {
        return send(streetOf(parent), author, body, null, parent);
    }

    public List<MessageId> messages(NeighborhoodId neighborhood, ResidentId author, int count) {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(message(neighborhood, author, "message " + i));
        }
        return ids;
    }

    private MessageId send(
            NeighborhoodId neighborhood,
            ResidentId author,
            String body,
            @Nullable Alert alert,
            @Nullable MessageId parent) {
        MessageSent sent = new MessageSent(new MessageId(UUID.randomUUID()), neighborhood, author, body, alert, parent);
        streets.put(sent.messageId(), neighborhood);
        record(sent.messageId().value(), sent);
        return sent.messageId();
    }

    public EntityTag edit(MessageId message, String body) {
        return record(message.value(), new MessageEdited(message, streetOf(message), body));
    }

    public EntityTag retract(MessageId message) {
        return record(message.value(), new MessageRetracted(message, streetOf(message)));
    }

    public EntityTag remove(MessageId message, ResidentId moderator, String reason) {
        return record(
                message.value(),
                new MessageRemoved(message, streetOf(message), moderator, reason, new IdempotencyKey("removal")));
    }

    public EntityTag react(MessageId message, ResidentId resident, String emoji) {
        return record(message.value(), new ReactionAdded(message, streetOf(message), emoji, resident));
    }

    public EntityTag withdraw(MessageId message, ResidentId resident, String emoji) {
        return record(message.value(), new ReactionWithdrawn(message, streetOf(message), emoji, resident));
    }

    public EntityTag markRead(MessageId message, ResidentId resident) {
        NeighborhoodId neighborhood = streetOf(message);
        return record(
                ReadMarkerId.of(neighborhood, resident).value(),
                new ReadMarkerMoved(neighborhood, resident, message, Instant.now()));
    }

    /** Records that an admin requested a replay of the feed on two nodes, neither of which is under test. */
    public EntityTag replay(ResidentId admin) {
        return replay(
                admin,
                new ReplayPlan(
                        List.of(ProjectionName.FEED),
                        ReplayScope.rebuild(),
                        List.of("north-1", "north-2"),
                        ReplayStrategy.ROLLING,
                        null));
    }

    public EntityTag replay(ResidentId admin, ReplayPlan plan) {
        ReplayId id = new ReplayId(UUID.randomUUID());
        return record(id.value(), new ReplayRequested(id, plan, new ReplayReason("A drill"), admin));
    }

    /** Records what was decided about a replay. */
    public EntityTag decided(ReplayEvent event) {
        return record(event.replayId().value(), event);
    }

    /** Records changes of the load balancer. */
    public void changed(LoadBalancerEvent... events) {
        store.publish(Stream.of(events)
                .map(event -> event(event.changeId().value(), event))
                .toList());
    }

    /** Records what a node did. */
    public void told(NodeReplayEvent event) {
        record(UUID.randomUUID(), event);
    }

    /** Records the edit of a message that was never sent, which no node can apply. */
    public MessageId poison(NeighborhoodId neighborhood) {
        MessageId unknown = new MessageId(UUID.randomUUID());
        streets.put(unknown, neighborhood);
        record(unknown.value(), new MessageEdited(unknown, neighborhood, "A secret"));
        return unknown;
    }

    /** Records an event that no application of this release knows. */
    public void somethingUnknown() {
        store.publish(event(UUID.randomUUID(), new FromTheFuture("?")));
    }

    private NeighborhoodId streetOf(MessageId message) {
        NeighborhoodId street = streets.get(message);
        if (street == null) {
            throw new IllegalArgumentException("not recorded here: " + message);
        }
        return street;
    }

    private EntityTag record(UUID stream, Object payload) {
        store.publish(event(stream, payload));
        return new EntityTag(stream, versions.getOrDefault(stream, 0L) - 1);
    }

    private EventMessage<?> event(UUID stream, Object payload) {
        long sequence = versions.merge(stream, 1L, Long::sum) - 1;
        return new GenericDomainEventMessage<>("Test", stream.toString(), sequence, payload, MetaData.emptyInstance());
    }

    /** An event of a later release. */
    record FromTheFuture(String what) {}
}
