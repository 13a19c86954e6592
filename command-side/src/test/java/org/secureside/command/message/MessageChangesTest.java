package org.secureside.command.message;

import static org.secureside.command.MapleStreet.ADA;
import static org.secureside.command.MapleStreet.BOB;
import static org.secureside.command.MapleStreet.CAROL;
import static org.secureside.command.MapleStreet.MALLORY;
import static org.secureside.command.MapleStreet.MAPLE_STREET;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.message.EditMessage;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.RemovalReason;
import org.secureside.api.message.RemoveMessage;
import org.secureside.api.message.RetractMessage;
import org.secureside.command.MapleStreet;
import org.secureside.command.dispatch.Change;

/** Editing, retracting, removing. Bob wrote the message; Ada moderates. */
class MessageChangesTest {

    private static final MessageId MESSAGE = new MessageId(UUID.randomUUID());
    private static final IdempotencyKey KEY = new IdempotencyKey("k-1");

    private static final MessageSent SENT = new MessageSent(MESSAGE, MAPLE_STREET, BOB, "Helo");
    private static final MessageEdited CORRECTED = new MessageEdited(MESSAGE, MAPLE_STREET, "Hello");
    private static final ReactionAdded LIKED = new ReactionAdded(MESSAGE, MAPLE_STREET, "👍", CAROL);
    private static final MessageRetracted RETRACTED = new MessageRetracted(MESSAGE, MAPLE_STREET);
    private static final MessageRemoved REMOVED = new MessageRemoved(MESSAGE, MAPLE_STREET, ADA, "An insult", KEY);

    private final MapleStreet members = new MapleStreet();
    private final FixtureConfiguration<Message> message = new AggregateTestFixture<>(Message.class)
            .registerInjectableResource(members)
            .registerInjectableResource((SentMessages) id -> Optional.empty());

    private static ExpectedVersion version(long version) {
        return new ExpectedVersion.OneOf(Set.of(version));
    }

    @Nested
    class Editing {

        @Test
        void theAuthorEdits() {
            message.given(SENT)
                    .when(edit(BOB, "Hello", version(0)))
                    .expectEvents(CORRECTED)
                    .expectResultMessagePayload(Change.at(1));
        }

        @Test
        void nobodyElseEditsNotEvenAModerator() {
            message.given(SENT)
                    .when(edit(ADA, "Hello", version(0)))
                    .expectException(MessageRefusal.NotTheAuthor.class)
                    .expectNoEvents();
        }

        @Test
        void toThoseWhoAreNoMembersTheMessageIsNotThere() {
            message.given(SENT)
                    .when(edit(MALLORY, "Hello", version(0)))
                    .expectException(MessageRefusal.NotThere.class)
                    .expectNoEvents();
        }

        @Test
        void anAuthorWhoWasDismissedEditsNoMore() {
            members.dismiss(BOB);

            message.given(SENT)
                    .when(edit(BOB, "Hello", version(0)))
                    .expectException(MessageRefusal.NotThere.class)
                    .expectNoEvents();
        }

        @Test
        void aTextThatWasNotSeenIsNotOverwritten() {
            message.given(SENT, CORRECTED)
                    .when(edit(BOB, "Good-bye", version(0)))
                    .expectException(MessageRefusal.Stale.class)
                    .expectNoEvents();
        }

        @Test
        void aVersionThatIsStillToComeWasNotSeen() {
            message.given(SENT)
                    .when(edit(BOB, "Hello", version(1)))
                    .expectException(MessageRefusal.Stale.class)
                    .expectNoEvents();
        }

        @Test
        void reactionsInTheMeantimeDoNoHarm() {
            message.given(SENT, LIKED)
                    .when(edit(BOB, "Hello", version(0)))
                    .expectEvents(CORRECTED)
                    .expectResultMessagePayload(Change.at(2));
        }

        @Test
        void whoeverDoesNotCareForTheVersionOverwritesAny() {
            message.given(SENT, CORRECTED)
                    .when(edit(BOB, "Good-bye", new ExpectedVersion.Any()))
                    .expectEvents(new MessageEdited(MESSAGE, MAPLE_STREET, "Good-bye"));
        }

        @Test
        void anEditThatIsRepeatedChangesNothingAndSucceeds() {
            message.given(SENT, CORRECTED)
                    .when(edit(BOB, "Hello", version(0)))
                    .expectResultMessagePayload(Change.at(1))
                    .expectNoEvents();
        }

        @Test
        void aRetractedMessageIsNotEdited() {
            message.given(SENT, RETRACTED)
                    .when(edit(BOB, "Hello", version(1)))
                    .expectException(MessageRefusal.Closed.class)
                    .expectNoEvents();
        }

        @Test
        void aRemovedMessageIsNotEdited() {
            message.given(SENT, REMOVED)
                    .when(edit(BOB, "Helo", version(1)))
                    .expectException(MessageRefusal.Closed.class)
                    .expectNoEvents();
        }
    }

    @Nested
    class Retracting {

        @Test
        void theAuthorRetracts() {
            message.given(SENT)
                    .when(retract(BOB, new ExpectedVersion.Any()))
                    .expectEvents(RETRACTED)
                    .expectResultMessagePayload(Change.at(1));
        }

        @Test
        void retractingAgainChangesNothing() {
            message.given(SENT, RETRACTED)
                    .when(retract(BOB, version(0)))
                    .expectResultMessagePayload(Change.at(1))
                    .expectNoEvents();
        }

        @Test
        void nobodyElseRetractsNotEvenAModerator() {
            message.given(SENT)
                    .when(retract(ADA, new ExpectedVersion.Any()))
                    .expectException(MessageRefusal.NotTheAuthor.class)
                    .expectNoEvents();
        }

        @Test
        void anAuthorWhoWasDismissedRetractsNoMore() {
            members.dismiss(BOB);

            message.given(SENT)
                    .when(retract(BOB, new ExpectedVersion.Any()))
                    .expectException(MessageRefusal.NotThere.class)
                    .expectNoEvents();
        }

        @Test
        void aRemovedMessageIsNotRetracted() {
            message.given(SENT, REMOVED)
                    .when(retract(BOB, new ExpectedVersion.Any()))
                    .expectException(MessageRefusal.Closed.class)
                    .expectNoEvents();
        }

        @Test
        void whoeverNamesAVersionRetractsNoTextTheyHaveNotSeen() {
            message.given(SENT, CORRECTED)
                    .when(retract(BOB, version(0)))
                    .expectException(MessageRefusal.Stale.class)
                    .expectNoEvents();
        }
    }

    @Nested
    class Removing {

        @Test
        void aModeratorRemoves() {
            message.given(SENT)
                    .when(remove(ADA, "An insult", KEY))
                    .expectEvents(REMOVED)
                    .expectResultMessagePayload(Change.at(1));
        }

        @Test
        void membersWhoAreNoModeratorsRemoveNothingNotEvenTheirOwn() {
            message.given(SENT)
                    .when(remove(BOB, "An insult", KEY))
                    .expectException(MessageRefusal.NotAModerator.class)
                    .expectNoEvents();
        }

        @Test
        void toThoseWhoAreNoMembersTheMessageIsNotThere() {
            message.given(SENT)
                    .when(remove(MALLORY, "An insult", KEY))
                    .expectException(MessageRefusal.NotThere.class)
                    .expectNoEvents();
        }

        @Test
        void theSameRequestAgainIsAnsweredLikeTheFirst() {
            message.given(SENT, REMOVED)
                    .when(remove(ADA, "An insult", KEY))
                    .expectResultMessagePayload(new Change(1, true))
                    .expectNoEvents();
        }

        @Test
        void aKeyStandsForOneReason() {
            message.given(SENT, REMOVED)
                    .when(remove(ADA, "An advertisement", KEY))
                    .expectException(MessageRefusal.KeyReused.class)
                    .expectNoEvents();
        }

        @Test
        void whatIsRemovedIsNotRemovedAgain() {
            message.given(SENT, REMOVED)
                    .when(remove(ADA, "An insult", new IdempotencyKey("k-2")))
                    .expectException(MessageRefusal.Closed.class)
                    .expectNoEvents();
        }

        @Test
        void whatIsRetractedIsNotRemoved() {
            message.given(SENT, RETRACTED)
                    .when(remove(ADA, "An insult", KEY))
                    .expectException(MessageRefusal.Closed.class)
                    .expectNoEvents();
        }
    }

    private static EditMessage edit(ResidentId editor, String body, ExpectedVersion expected) {
        return new EditMessage(MESSAGE, editor, new MessageBody(body), expected);
    }

    private static RetractMessage retract(ResidentId author, ExpectedVersion expected) {
        return new RetractMessage(MESSAGE, author, expected);
    }

    private static RemoveMessage remove(ResidentId moderator, String reason, IdempotencyKey key) {
        return new RemoveMessage(MESSAGE, moderator, new RemovalReason(reason), key);
    }
}
