package org.secureside.command.readmarker;

import static org.secureside.command.MapleStreet.BOB;
import static org.secureside.command.MapleStreet.MALLORY;
import static org.secureside.command.MapleStreet.MAPLE_STREET;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.readmarker.MarkRead;
import org.secureside.api.readmarker.ReadMarkerMoved;
import org.secureside.command.MapleStreet;
import org.secureside.command.dispatch.Change;
import org.secureside.command.membership.NotAMemberException;
import org.secureside.command.message.SentMessages;
import org.secureside.command.message.UnknownMessageException;

class ReadMarkerTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final MessageId FIRST = new MessageId(UUID.randomUUID());
    private static final MessageId SECOND = new MessageId(UUID.randomUUID());
    private static final MessageId BEFORE = new MessageId(UUID.randomUUID());
    private static final MessageId ALMOST_SECOND = new MessageId(UUID.randomUUID());
    private static final MessageId ELSEWHERE = new MessageId(UUID.randomUUID());

    private static final Map<MessageId, SentMessages.Sent> SENT = Map.of(
            FIRST, new SentMessages.Sent(MAPLE_STREET, NOON),
            BEFORE, new SentMessages.Sent(MAPLE_STREET, NOON.plusSeconds(49)),
            ALMOST_SECOND, new SentMessages.Sent(MAPLE_STREET, NOON.plusSeconds(51)),
            SECOND, new SentMessages.Sent(MAPLE_STREET, NOON.plusSeconds(60)),
            ELSEWHERE, new SentMessages.Sent(new NeighborhoodId(UUID.randomUUID()), NOON));

    private static final ReadMarkerMoved TO_FIRST = new ReadMarkerMoved(MAPLE_STREET, BOB, FIRST, NOON);
    private static final ReadMarkerMoved TO_SECOND =
            new ReadMarkerMoved(MAPLE_STREET, BOB, SECOND, NOON.plusSeconds(60));

    private final MapleStreet members = new MapleStreet();
    private final FixtureConfiguration<ReadMarker> marker = new AggregateTestFixture<>(ReadMarker.class)
            .registerInjectableResource(members)
            .registerInjectableResource((SentMessages) id -> Optional.ofNullable(SENT.get(id)));

    @Test
    void aMemberMarksTheFirstMessage() {
        marker.givenNoPriorActivity()
                .when(read(BOB, FIRST))
                .expectEvents(TO_FIRST)
                .expectResultMessagePayload(Change.put(0, true));
    }

    @Test
    void aMarkerMovesOn() {
        marker.given(TO_FIRST).when(read(BOB, SECOND)).expectEvents(TO_SECOND);
    }

    @Test
    void aMarkerNeverMovesBackwards() {
        marker.given(TO_FIRST, TO_SECOND)
                .when(read(BOB, FIRST))
                .expectResultMessagePayload(Change.at(1))
                .expectNoEvents();
    }

    /** Which of the two is further the clock cannot tell: the projection goes by the order of the log. */
    @Test
    void aMessageThatIsOlderByNoMoreThanClocksDifferMayBeFurther() {
        ReadMarkerMoved toAlmost = new ReadMarkerMoved(MAPLE_STREET, BOB, ALMOST_SECOND, NOON.plusSeconds(51));

        marker.given(TO_SECOND).when(read(BOB, ALMOST_SECOND)).expectEvents(toAlmost);
        marker.given(TO_SECOND, toAlmost).when(read(BOB, BEFORE)).expectNoEvents();
    }

    @Test
    void markingTheSameMessageAgainChangesNothing() {
        marker.given(TO_FIRST).when(read(BOB, FIRST)).expectNoEvents();
    }

    @Test
    void whoeverIsNoMemberMarksNothing() {
        marker.givenNoPriorActivity()
                .when(read(MALLORY, FIRST))
                .expectException(NotAMemberException.class)
                .expectNoEvents();
    }

    @Test
    void whoeverWasDismissedMarksNothing() {
        members.dismiss(BOB);

        marker.given(TO_FIRST)
                .when(read(BOB, SECOND))
                .expectException(NotAMemberException.class)
                .expectNoEvents();
    }

    @Test
    void aMessageOfAnotherNeighborhoodIsNoPlaceForAMarker() {
        marker.givenNoPriorActivity()
                .when(read(BOB, ELSEWHERE))
                .expectException(UnknownMessageException.class)
                .expectNoEvents();
    }

    @Test
    void aMessageThatWasNeverSentIsNoPlaceForAMarker() {
        marker.givenNoPriorActivity()
                .when(read(BOB, new MessageId(UUID.randomUUID())))
                .expectException(UnknownMessageException.class)
                .expectNoEvents();
    }

    private static MarkRead read(ResidentId resident, MessageId message) {
        return new MarkRead(MAPLE_STREET, resident, message);
    }
}
