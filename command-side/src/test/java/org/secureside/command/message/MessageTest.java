package org.secureside.command.message;

import static org.secureside.command.MapleStreet.ADA;
import static org.secureside.command.MapleStreet.BOB;
import static org.secureside.command.MapleStreet.CAROL;
import static org.secureside.command.MapleStreet.MALLORY;
import static org.secureside.command.MapleStreet.MAPLE_STREET;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.Place;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.MapleStreet;
import org.secureside.command.membership.NotAMemberException;

/** Sending; what happens to a message later has tests of its own. */
class MessageTest {

    private static final MessageId MESSAGE = new MessageId(UUID.randomUUID());
    private static final MessageId EARLIER = new MessageId(UUID.randomUUID());
    private static final MessageId ELSEWHERE = new MessageId(UUID.randomUUID());
    private static final Alert FIRE = new Alert(AlertSeverity.CRITICAL, new Place("Elm Street 5"));

    private static final SentMessages SENT = message -> message.equals(EARLIER)
            ? Optional.of(new SentMessages.Sent(MAPLE_STREET, Instant.EPOCH))
            : message.equals(ELSEWHERE)
                    ? Optional.of(new SentMessages.Sent(new NeighborhoodId(UUID.randomUUID()), Instant.EPOCH))
                    : Optional.empty();

    private final MapleStreet members = new MapleStreet();
    private final FixtureConfiguration<Message> message = new AggregateTestFixture<>(Message.class)
            .registerInjectableResource(members)
            .registerInjectableResource(SENT);

    @Test
    void aMemberSendsAMessage() {
        message.givenNoPriorActivity()
                .when(send(BOB, null, null))
                .expectEvents(new MessageSent(MESSAGE, MAPLE_STREET, BOB, "Hello"));
    }

    @Test
    void aMemberSendsAnAlert() {
        message.givenNoPriorActivity()
                .when(send(BOB, FIRE, null))
                .expectEvents(new MessageSent(MESSAGE, MAPLE_STREET, BOB, "Hello", FIRE, null));
    }

    @Test
    void aMemberAnswersAMessageOfTheNeighborhood() {
        message.givenNoPriorActivity()
                .when(send(CAROL, null, EARLIER))
                .expectEvents(new MessageSent(MESSAGE, MAPLE_STREET, CAROL, "Hello", null, EARLIER));
    }

    @Test
    void nobodyAnswersAMessageThatWasNeverSent() {
        message.givenNoPriorActivity()
                .when(send(BOB, null, new MessageId(UUID.randomUUID())))
                .expectException(UnknownMessageException.class)
                .expectNoEvents();
    }

    @Test
    void nobodyAnswersAMessageOfAnotherNeighborhood() {
        message.givenNoPriorActivity()
                .when(send(BOB, null, ELSEWHERE))
                .expectException(UnknownMessageException.class)
                .expectNoEvents();
    }

    @Test
    void whoeverIsNoMemberIsRefused() {
        message.givenNoPriorActivity()
                .when(send(MALLORY, null, null))
                .expectException(NotAMemberException.class)
                .expectNoEvents();
    }

    @Test
    void whoeverWasDismissedIsRefused() {
        members.dismiss(BOB);

        message.givenNoPriorActivity()
                .when(send(BOB, null, null))
                .expectException(NotAMemberException.class)
                .expectNoEvents();
    }

    @Test
    void nobodySendsToANeighborhoodThatDoesNotExist() {
        message.givenNoPriorActivity()
                .when(new SendMessage(
                        MESSAGE, new NeighborhoodId(UUID.randomUUID()), ADA, new MessageBody("Hello"), null, null))
                .expectException(NotAMemberException.class)
                .expectNoEvents();
    }

    private static SendMessage send(ResidentId author, @Nullable Alert alert, @Nullable MessageId inReplyTo) {
        return new SendMessage(MESSAGE, MAPLE_STREET, author, new MessageBody("Hello"), alert, inReplyTo);
    }
}
