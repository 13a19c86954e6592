package org.secureside.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.secureside.api.DomainEvent;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.Place;
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

/** A log of events that the command side could have recorded, made out of arbitrary choices. */
public final class History {

    /**
     * A choice of what happens next.
     *
     * @param what what kind of thing
     * @param which to which of the things there are
     * @param who by whom
     * @param detail with what
     */
    public record Choice(int what, int which, int who, int detail) {}

    /** An event with its place in the log and in its stream. */
    public record Entry(long position, String stream, long version, Instant at, DomainEvent event) {

        TrackedEventMessage<DomainEvent> message() {
            return new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericDomainEventMessage<>("Test", stream, version, new GenericMessage<>(event), () -> at));
        }
    }

    private static final List<ResidentId> RESIDENTS =
            List.of(new ResidentId("ada"), new ResidentId("bob"), new ResidentId("eve"));
    private static final List<String> EMOJI = List.of("👍", "🐈", "👩‍👩‍👧");

    private record Reaction(MessageId message, ResidentId resident, String emoji) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final List<NeighborhoodId> neighborhoods = new ArrayList<>();
    private final List<MessageSent> sent = new ArrayList<>();
    private final Set<MessageId> closed = new HashSet<>();
    private final Set<Reaction> reactions = new HashSet<>();
    private final Set<Member> members = new HashSet<>();

    private record Member(NeighborhoodId neighborhood, ResidentId resident) {}

    private final long world;

    private History(long world) {
        this.world = world;
    }

    static List<Entry> of(List<Choice> choices) {
        return of(choices, 0);
    }

    /**
     * Returns what happened.
     *
     * @param world has neighborhoods and messages that no other world has
     */
    public static List<Entry> of(List<Choice> choices, long world) {
        History history = new History(world);
        choices.forEach(history::follow);
        return history.entries;
    }

    private void follow(Choice choice) {
        if (neighborhoods.isEmpty() || choice.what() == 0) {
            open(choice);
            return;
        }
        NeighborhoodId neighborhood = neighborhoods.get(choice.which() % neighborhoods.size());
        ResidentId resident = RESIDENTS.get(choice.who() % RESIDENTS.size());
        if (choice.what() <= 3) {
            changeMembership(choice, new Member(neighborhood, resident));
        } else if (choice.what() <= 7 || sent.isEmpty()) {
            send(choice, neighborhood, resident);
        } else {
            change(choice, sent.get(choice.which() % sent.size()), resident);
        }
    }

    private void open(Choice choice) {
        NeighborhoodId neighborhood = new NeighborhoodId(new UUID(1 + 2 * world, neighborhoods.size()));
        neighborhoods.add(neighborhood);
        ResidentId resident = RESIDENTS.get(choice.who() % RESIDENTS.size());
        record(neighborhood, new NeighborhoodOpened(neighborhood, "name " + choice.detail(), resident));
        record(neighborhood, new MemberAdmitted(neighborhood, resident, MemberRole.MODERATOR));
        members.add(new Member(neighborhood, resident));
    }

    private void changeMembership(Choice choice, Member member) {
        NeighborhoodId neighborhood = member.neighborhood();
        MemberRole role = choice.detail() % 2 == 0 ? MemberRole.RESIDENT : MemberRole.MODERATOR;
        if (choice.what() == 1) {
            record(neighborhood, new NeighborhoodRenamed(neighborhood, "name " + choice.detail()));
        } else if (members.add(member)) {
            record(neighborhood, new MemberAdmitted(neighborhood, member.resident(), role));
        } else if (choice.what() == 2) {
            record(neighborhood, new MemberRoleChanged(neighborhood, member.resident(), role));
        } else {
            members.remove(member);
            record(neighborhood, new MemberLeft(neighborhood, member.resident()));
        }
    }

    private void send(Choice choice, NeighborhoodId neighborhood, ResidentId author) {
        MessageId message = new MessageId(new UUID(2 + 2 * world, sent.size()));
        MessageSent parent = sent.isEmpty() ? null : sent.get(choice.detail() % sent.size());
        boolean reply = choice.what() <= 5;
        MessageId inReplyTo =
                reply && parent != null && neighborhood.equals(parent.neighborhoodId()) ? parent.messageId() : null;
        boolean alert = choice.what() == 7;
        MessageSent event = new MessageSent(
                message,
                neighborhood,
                author,
                "text " + choice.detail(),
                alert ? new Alert(AlertSeverity.WARNING, new Place("here " + choice.detail())) : null,
                inReplyTo);
        sent.add(event);
        record(message, event);
    }

    private void change(Choice choice, MessageSent changed, ResidentId resident) {
        MessageId message = changed.messageId();
        NeighborhoodId neighborhood = changed.neighborhoodId();
        if (choice.what() == 8) {
            record(
                    ReadMarkerId.of(neighborhood, resident),
                    new ReadMarkerMoved(neighborhood, resident, message, Instant.EPOCH));
        } else if (!closed.contains(message)) {
            switch (choice.what()) {
                case 9, 10 -> record(message, new MessageEdited(message, neighborhood, "edit " + choice.detail()));
                case 11 -> close(message, new MessageRetracted(message, neighborhood));
                case 12 ->
                    close(
                            message,
                            new MessageRemoved(
                                    message,
                                    neighborhood,
                                    resident,
                                    "reason " + choice.detail(),
                                    new IdempotencyKey("key")));
                default -> react(message, neighborhood, resident, EMOJI.get(choice.detail() % EMOJI.size()));
            }
        }
    }

    private void close(MessageId message, DomainEvent event) {
        closed.add(message);
        record(message, event);
    }

    private void react(MessageId message, NeighborhoodId neighborhood, ResidentId resident, String emoji) {
        Reaction reaction = new Reaction(message, resident, emoji);
        if (reactions.add(reaction)) {
            record(message, new ReactionAdded(message, neighborhood, emoji, resident));
        } else {
            reactions.remove(reaction);
            record(message, new ReactionWithdrawn(message, neighborhood, emoji, resident));
        }
    }

    private void record(Object stream, DomainEvent event) {
        long position = entries.size() + 1L;
        long version = versions.merge(stream.toString(), 1L, Long::sum) - 1;
        entries.add(new Entry(position, stream.toString(), version, Instant.EPOCH.plusSeconds(position), event));
    }
}
