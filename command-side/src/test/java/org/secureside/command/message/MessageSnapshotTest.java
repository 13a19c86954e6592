package org.secureside.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secureside.command.MapleStreet.ADA;
import static org.secureside.command.MapleStreet.BOB;
import static org.secureside.command.MapleStreet.CAROL;
import static org.secureside.command.MapleStreet.MALLORY;
import static org.secureside.command.MapleStreet.MAPLE_STREET;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.message.AddReaction;
import org.secureside.api.message.EditMessage;
import org.secureside.api.message.Emoji;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.message.RemovalReason;
import org.secureside.api.message.RemoveMessage;
import org.secureside.api.message.RetractMessage;
import org.secureside.api.message.WithdrawReaction;
import org.secureside.command.Decision;
import org.secureside.command.MapleStreet;

/** A message decides the same, whether it is loaded from its events or from a snapshot and the rest of them. */
class MessageSnapshotTest {

    private static final MessageId MESSAGE = new MessageId(UUID.randomUUID());
    private static final MessageSent SENT = new MessageSent(MESSAGE, MAPLE_STREET, BOB, "Hello");
    private static final Decision.Loaded LOADED = new Decision.Loaded(
            Message.class, MESSAGE.toString(), List.of(new MapleStreet(), (SentMessages) message -> Optional.empty()));

    @Property(tries = 300)
    void itDecidesTheSame(
            @ForAll("histories") List<MessageEvent> history,
            @ForAll @IntRange(min = 1, max = 60) int folded,
            @ForAll("commands") Object command) {
        Decision fromEvents = LOADED.after(history, command);
        Decision fromSnapshot =
                LOADED.after(history, Math.min(folded, history.size()), new MessageSnapshots.Folded(), command);

        assertThat(fromSnapshot).isEqualTo(fromEvents);
    }

    @Test
    void whatALaterReleaseRecordedIsNotFolded() {
        MessageSnapshots.Folded folded = new MessageSnapshots.Folded();

        assertThat(folded.follow(SENT, 0)).isTrue();
        assertThat(folded.follow("pinned to the top", 1)).isFalse();
    }

    @Provide
    Arbitrary<List<MessageEvent>> histories() {
        Arbitrary<MessageEvent> edited = bodies().map(body -> new MessageEdited(MESSAGE, MAPLE_STREET, body.value()));
        Arbitrary<MessageEvent> added = Combinators.combine(emoji(), members())
                .as((emoji, who) -> new ReactionAdded(MESSAGE, MAPLE_STREET, emoji.value(), who));
        Arbitrary<MessageEvent> withdrawn = Combinators.combine(emoji(), members())
                .as((emoji, who) -> new ReactionWithdrawn(MESSAGE, MAPLE_STREET, emoji.value(), who));
        Arbitrary<MessageEvent> retracted = Arbitraries.just(new MessageRetracted(MESSAGE, MAPLE_STREET));
        Arbitrary<MessageEvent> removed = Combinators.combine(reasons(), keys())
                .as((reason, key) -> new MessageRemoved(MESSAGE, MAPLE_STREET, ADA, reason.value(), key));
        Arbitrary<MessageEvent> open =
                Arbitraries.frequencyOf(Tuple.of(2, edited), Tuple.of(6, added), Tuple.of(2, withdrawn));
        Arbitrary<List<MessageEvent>> closing =
                Arbitraries.oneOf(retracted, removed).list().ofMaxSize(1);
        return Combinators.combine(open.list().ofMaxSize(50), closing).as((before, end) -> {
            List<MessageEvent> all = new ArrayList<>(List.of(SENT));
            all.addAll(before);
            all.addAll(end);
            return all;
        });
    }

    @Provide
    Arbitrary<Object> commands() {
        return Arbitraries.oneOf(
                Combinators.combine(anybody(), bodies(), versions())
                        .as((who, body, version) -> new EditMessage(MESSAGE, who, body, version)),
                Combinators.combine(anybody(), versions())
                        .as((who, version) -> new RetractMessage(MESSAGE, who, version)),
                Combinators.combine(anybody(), reasons(), keys())
                        .as((who, reason, key) -> new RemoveMessage(MESSAGE, who, reason, key)),
                Combinators.combine(anybody(), emoji()).as((who, emoji) -> new AddReaction(MESSAGE, who, emoji)),
                Combinators.combine(anybody(), emoji()).as((who, emoji) -> new WithdrawReaction(MESSAGE, who, emoji)));
    }

    private static Arbitrary<ResidentId> members() {
        return Arbitraries.of(ADA, BOB, CAROL);
    }

    private static Arbitrary<ResidentId> anybody() {
        return Arbitraries.of(ADA, BOB, CAROL, MALLORY);
    }

    private static Arbitrary<MessageBody> bodies() {
        return Arbitraries.of("Hello", "Hi", "Good-bye").map(MessageBody::new);
    }

    /** A few more than a message has room for. */
    private static Arbitrary<Emoji> emoji() {
        return Arbitraries.integers()
                .between(0, AddReaction.MAX_DIFFERENT + 3)
                .map(i -> new Emoji(Character.toString("🐀".codePointAt(0) + i)));
    }

    private static Arbitrary<RemovalReason> reasons() {
        return Arbitraries.of("An insult", "A quarrel").map(RemovalReason::new);
    }

    private static Arbitrary<IdempotencyKey> keys() {
        return Arbitraries.of("k-1", "k-2").map(IdempotencyKey::new);
    }

    private static Arbitrary<ExpectedVersion> versions() {
        Arbitrary<ExpectedVersion> any = Arbitraries.just(new ExpectedVersion.Any());
        Arbitrary<ExpectedVersion> one =
                Arbitraries.longs().between(0, 50).map(version -> new ExpectedVersion.OneOf(Set.of(version)));
        return Arbitraries.oneOf(any, one);
    }
}
