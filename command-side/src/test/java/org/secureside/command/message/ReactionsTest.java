package org.secureside.command.message;

import static org.secureside.command.MapleStreet.BOB;
import static org.secureside.command.MapleStreet.CAROL;
import static org.secureside.command.MapleStreet.MALLORY;
import static org.secureside.command.MapleStreet.MAPLE_STREET;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.message.AddReaction;
import org.secureside.api.message.Emoji;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.message.WithdrawReaction;
import org.secureside.command.MapleStreet;
import org.secureside.command.dispatch.Change;

class ReactionsTest {

    private static final MessageId MESSAGE = new MessageId(UUID.randomUUID());
    private static final MessageSent SENT = new MessageSent(MESSAGE, MAPLE_STREET, BOB, "Hello");
    private static final MessageRetracted RETRACTED = new MessageRetracted(MESSAGE, MAPLE_STREET);

    private final MapleStreet members = new MapleStreet();
    private final FixtureConfiguration<Message> message = new AggregateTestFixture<>(Message.class)
            .registerInjectableResource(members)
            .registerInjectableResource((SentMessages) id -> Optional.empty());

    @Test
    void aMemberReacts() {
        message.given(SENT)
                .when(add("👍", CAROL))
                .expectEvents(added("👍", CAROL))
                .expectResultMessagePayload(Change.put(1, true));
    }

    @Test
    void theAuthorMayReactToo() {
        message.given(SENT).when(add("👍", BOB)).expectEvents(added("👍", BOB));
    }

    @Test
    void reactingWithTheSameEmojiAgainChangesNothing() {
        message.given(SENT, added("👍", CAROL))
                .when(add("👍", CAROL))
                .expectResultMessagePayload(Change.at(1))
                .expectNoEvents();
    }

    @Test
    void aMemberReactsWithSeveralEmoji() {
        message.given(SENT, added("👍", CAROL)).when(add("🐈", CAROL)).expectEvents(added("🐈", CAROL));
    }

    @Test
    void whoeverIsNoMemberDoesNotReact() {
        message.given(SENT)
                .when(add("👍", MALLORY))
                .expectException(MessageRefusal.NotThere.class)
                .expectNoEvents();
    }

    @Test
    void whoeverWasDismissedDoesNotReact() {
        members.dismiss(CAROL);

        message.given(SENT)
                .when(add("👍", CAROL))
                .expectException(MessageRefusal.NotThere.class)
                .expectNoEvents();
    }

    @Test
    void aClosedMessageCollectsNoReactions() {
        message.given(SENT, RETRACTED)
                .when(add("👍", CAROL))
                .expectException(MessageRefusal.Closed.class)
                .expectNoEvents();
    }

    @Test
    void theReactionsOfAClosedMessageStay() {
        message.given(SENT, added("👍", CAROL), RETRACTED)
                .when(withdraw("👍", CAROL))
                .expectException(MessageRefusal.Closed.class)
                .expectNoEvents();
    }

    @Test
    void differentReactionsStayFew() {
        message.given(sentWithAllReactionsThereAreRoomFor())
                .when(add("👍", CAROL))
                .expectException(MessageRefusal.TooManyReactions.class)
                .expectNoEvents();
    }

    @Test
    void aReactionThatIsThereAlreadyTakesNoRoom() {
        message.given(sentWithAllReactionsThereAreRoomFor())
                .when(add(animal(0), CAROL))
                .expectEvents(added(animal(0), CAROL));
    }

    @Test
    void aWithdrawnReactionMakesRoom() {
        List<MessageEvent> withRoom = Stream.concat(
                        sentWithAllReactionsThereAreRoomFor().stream(),
                        Stream.of(new ReactionWithdrawn(MESSAGE, MAPLE_STREET, animal(0), BOB)))
                .toList();

        message.given(withRoom).when(add("👍", CAROL)).expectEvents(added("👍", CAROL));
    }

    @Test
    void aMemberTakesTheirReactionBack() {
        message.given(SENT, added("👍", CAROL))
                .when(withdraw("👍", CAROL))
                .expectEvents(new ReactionWithdrawn(MESSAGE, MAPLE_STREET, "👍", CAROL));
    }

    @Test
    void takingBackWhatIsNotThereChangesNothing() {
        message.given(SENT, added("👍", BOB))
                .when(withdraw("👍", CAROL))
                .expectResultMessagePayload(Change.at(1))
                .expectNoEvents();
    }

    @Test
    void whoeverWasDismissedTakesNothingBack() {
        members.dismiss(CAROL);

        message.given(SENT, added("👍", CAROL))
                .when(withdraw("👍", CAROL))
                .expectException(MessageRefusal.NotThere.class)
                .expectNoEvents();
    }

    private static List<MessageEvent> sentWithAllReactionsThereAreRoomFor() {
        return Stream.concat(
                        Stream.<MessageEvent>of(SENT),
                        IntStream.range(0, AddReaction.MAX_DIFFERENT).mapToObj(i -> added(animal(i), BOB)))
                .toList();
    }

    private static String animal(int number) {
        return Character.toString("🐀".codePointAt(0) + number);
    }

    private static ReactionAdded added(String emoji, ResidentId resident) {
        return new ReactionAdded(MESSAGE, MAPLE_STREET, emoji, resident);
    }

    private static AddReaction add(String emoji, ResidentId resident) {
        return new AddReaction(MESSAGE, resident, new Emoji(emoji));
    }

    private static WithdrawReaction withdraw(String emoji, ResidentId resident) {
        return new WithdrawReaction(MESSAGE, resident, new Emoji(emoji));
    }
}
