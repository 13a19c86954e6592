package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class StreamIT extends QueryNode {

    @Autowired
    private Seats seats;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    /** That earlier tests' readers are gone shows with the next heartbeat; until then they hold Bob's seats. */
    @BeforeEach
    void waitForFreeSeats() {
        await().atMost(Duration.ofSeconds(30)).until(() -> seats.total() < 4);
    }

    @Test
    void whatHappensIsToldAsItHappens() throws Exception {
        try (SseProbe stream = open(BOBS_TOKEN)) {
            MessageId message = recorded.message(mapleStreet, ADA, "Hello\nMaple\rStreet 🐈");
            recorded.edit(message, "Hello again");
            recorded.react(message, BOB, "👍");
            recorded.withdraw(message, BOB, "👍");
            recorded.retract(message);
            recorded.rename(mapleStreet, "Elm Street");
            recorded.admit(mapleStreet, EVE);
            recorded.changeRole(mapleStreet, EVE, MemberRole.MODERATOR);
            recorded.leave(mapleStreet, EVE);

            List<SseProbe.Event> events = stream.next(9);

            assertThat(events.stream().map(SseProbe.Event::type))
                    .containsExactly(
                            "MessageSent",
                            "MessageEdited",
                            "ReactionAdded",
                            "ReactionWithdrawn",
                            "MessageRetracted",
                            "NeighborhoodRenamed",
                            "MemberAdmitted",
                            "MemberRoleChanged",
                            "MemberLeft");
            assertThat(ids(events)).isSorted().doesNotHaveDuplicates();
            assertThat(events.getFirst().data().at("/message/messageId").asString())
                    .isEqualTo(message.toString());
            assertThat(events.get(5).data().get("name").asString()).isEqualTo("Elm Street");
            assertThat(events.get(6).data().at("/member/resident").asString()).isEqualTo("eve");
        }
    }

    @Test
    void aTextWithLinesIsStillOneEvent() throws Exception {
        try (SseProbe stream = open(BOBS_TOKEN)) {
            recorded.message(mapleStreet, ADA, "one\ntwo\r\nthree\u2028four\n\nevent: forged\n\n");

            assertThat(stream.next().data().at("/message/body").asString())
                    .isEqualTo("one\ntwo\r\nthree\u2028four\n\nevent: forged\n\n");
            assertThat(stream.isQuiet()).isTrue();
        }
    }

    @Test
    void whoeverComesAgainMissesNothing() throws Exception {
        SseProbe first = open(BOBS_TOKEN);
        recorded.message(mapleStreet, ADA, "seen");
        String lastSeen = first.next().id();
        first.close();
        MessageId missed = recorded.message(mapleStreet, ADA, "missed");
        recorded.react(missed, ADA, "👍");
        getAfter(recorded.edit(missed, "missed, edited"), street(), ADAS_TOKEN);

        try (SseProbe again = resume(lastSeen)) {
            recorded.message(mapleStreet, ADA, "live");

            List<SseProbe.Event> events = again.next(4);

            assertThat(events.stream().map(SseProbe.Event::type))
                    .containsExactly("MessageSent", "ReactionAdded", "MessageEdited", "MessageSent");
            assertThat(events.getFirst().data().at("/message/body").asString()).isEqualTo("missed, edited");
            assertThat(ids(events)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void whoeverLeavesBeforeTheFirstEventComesBackToTheRightPlace() throws Exception {
        SseProbe first = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of());
        String opened = first.next().id();
        first.close();
        MessageId missed = recorded.message(mapleStreet, ADA, "missed");
        getAfter(sent(missed), street(), ADAS_TOKEN);

        try (SseProbe again = resume(opened)) {
            assertThat(again.next().data().at("/message/messageId").asString()).isEqualTo(missed.toString());
        }
    }

    @Test
    void aLongAbsenceIsMadeUpForPageByPageWhileNewThingsHappen() throws Exception {
        List<MessageId> before = recorded.messages(mapleStreet, ADA, 230);
        getAfter(sent(before.getLast()), street(), ADAS_TOKEN);

        try (SseProbe stream = resume("0")) {
            List<MessageId> all = new ArrayList<>(before);
            all.addAll(recorded.messages(mapleStreet, ADA, 70));

            List<SseProbe.Event> events = stream.next(3 + 300); // opened, Ada, Bob

            assertThat(events.subList(3, 303).stream()
                            .map(event -> event.data().at("/message/messageId").asString()))
                    .isEqualTo(all.stream().map(MessageId::toString).toList());
        }
    }

    @Test
    void whatWasRemovedIsNotToldLaterEither() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "something rude");
        getAfter(recorded.remove(message, ADA, "be kind"), street(), ADAS_TOKEN);

        try (SseProbe stream = resume("0")) {
            for (SseProbe.Event event : stream.next(5)) {
                assertThat(event.text()).doesNotContain("rude");
            }
        }
    }

    @Test
    void eventsOfOtherNeighborhoodsAreNotTold() throws Exception {
        var elmStreet = recorded.neighborhoodOf(ADA, "Elm Street");
        try (SseProbe stream = open(BOBS_TOKEN)) {
            recorded.message(elmStreet, ADA, "not for Bob");
            MessageId own = recorded.message(mapleStreet, ADA, "for Bob");

            assertThat(stream.next().data().at("/message/messageId").asString()).isEqualTo(own.toString());
        }
    }

    @Test
    void whoeverLeavesIsToldNothingThatHappensLater() throws Exception {
        try (SseProbe stream = open(BOBS_TOKEN)) {
            recorded.message(mapleStreet, ADA, "before");
            recorded.leave(mapleStreet, BOB);
            recorded.message(mapleStreet, ADA, "secret");

            assertThat(stream.next().type()).isEqualTo("MessageSent");
            assertThat(stream.next().type()).isEqualTo("MemberLeft");
            assertThat(stream.next().data().get("reason").asString()).isEqualTo("not-a-member");
            assertThat(stream.next()).isEqualTo(SseProbe.END);
        }
        try (SseProbe again = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of())) {
            assertThat(again.status()).isEqualTo(403);
        }
    }

    /** As when the event of the departure was parked, or the row mended by hand. */
    @Test
    void whoeverIsNoMemberAnyMoreAndWasNotToldSoIsPartedWith() throws Exception {
        try (SseProbe stream = open(BOBS_TOKEN)) {
            dismissInTheTable();

            assertThat(stream.next().data().get("reason").asString()).isEqualTo("not-a-member");
            assertThat(stream.next()).isEqualTo(SseProbe.END);
        }
    }

    /** As when the membership is looked at between a departure and the stream's own reading of it. */
    @Test
    void whoeverIsPartedWithIsToldTheirDepartureFirst() throws Exception {
        try (SseProbe stream = open(BOBS_TOKEN)) {
            transactions.executeWithoutResult(transaction -> {
                dismissInTheTable();
                tellOfTheDeparture();
            });

            assertThat(stream.next().type()).isEqualTo("MemberLeft");
            assertThat(stream.next().data().get("reason").asString()).isEqualTo("not-a-member");
            assertThat(stream.next()).isEqualTo(SseProbe.END);
        }
    }

    @Test
    void whoeverLeavesWhileTheirStreamOpensDoesNotGetOne() throws Exception {
        CompletableFuture<Integer> opened = transactions.execute(transaction -> {
            jdbc.sql("lock table stream_event in access exclusive mode").update();
            CompletableFuture<Integer> opening = CompletableFuture.supplyAsync(this::statusOfANewStream);
            await().until(this::someoneWaitsForALock);
            dismissInTheTable();
            tellOfTheDeparture();
            return opening;
        });

        assertThat(opened.get()).isEqualTo(403);
    }

    @Test
    void aPositionYetToComeDoesNotHideOnesOwnDeparture() throws Exception {
        try (SseProbe stream =
                new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of("Last-Event-ID", "999999999999999999"))) {
            stream.next();
            recorded.leave(mapleStreet, BOB);

            assertThat(stream.next().type()).isEqualTo("MemberLeft");
            assertThat(stream.next().type()).isEqualTo("end");
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        String brief = TestIssuer.TRUSTED.token(
                "bob",
                claims -> claims.claim("roles", List.of("resident"))
                        .expirationTime(Date.from(Instant.now().plusSeconds(2))));
        try (SseProbe stream = new SseProbe(port, street() + "/stream", brief, Map.of())) {
            assertThat(stream.status()).isEqualTo(200);
            stream.next();
            assertThat(stream.next().data().get("reason").asString()).isEqualTo("token-expired");
            assertThat(stream.next()).isEqualTo(SseProbe.END);
        }
    }

    @Test
    void aStreamOfWhatCannotBeReadIsEndedAndTheLogSaysSo(CapturedOutput output) throws Exception {
        // Who was never a member has no role that could be told.
        jdbc.sql("insert into stream_event (neighborhood_id, position, type, resident)"
                        + " values (?, ?, 'MemberRoleChanged', 'nobody')")
                .params(mapleStreet.value(), Long.MAX_VALUE)
                .update();
        try (SseProbe stream = resume("0")) {
            assertThat(stream.next()).isEqualTo(SseProbe.END);
            assertThat(output).contains("A stream is ended, because what it tells cannot be read");
        } finally {
            jdbc.sql("delete from stream_event where position = ?")
                    .param(Long.MAX_VALUE)
                    .update();
        }
    }

    @Test
    void onlyMembersListen() throws Exception {
        try (SseProbe eve = new SseProbe(port, street() + "/stream", EVES_TOKEN, Map.of())) {
            assertThat(eve.status()).isEqualTo(403);
            assertThat(eve.problem().get("type").asString()).isEqualTo("urn:secureside:problem:not-a-member");
        }
    }

    @Test
    void anIdThatIsNoneIsRefused() throws Exception {
        for (String id : List.of("x", "-1", "1".repeat(19), "1 2")) {
            try (SseProbe stream = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of("Last-Event-ID", id))) {
                assertThat(stream.status()).as(id).isEqualTo(400);
            }
        }
    }

    @Test
    void askingForTheHeadersOpensNoStream() throws Exception {
        var head = http.send("HEAD", street() + "/stream", BOBS_TOKEN, "", Map.of());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/event-stream");
    }

    @Test
    void nobodyOpensMoreStreamsThanTheirShare() throws Exception {
        ResidentId many = new ResidentId("many");
        String token = TestIssuer.TRUSTED.token("many", "resident");
        getAfter(recorded.admit(mapleStreet, many), street(), token);
        List<SseProbe> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            open.add(open(token));
        }
        try (SseProbe refused = new SseProbe(port, street() + "/stream", token, Map.of())) {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.problem().get("type").asString()).isEqualTo("urn:secureside:problem:too-many-streams");
        }
        int taken = seats.total();
        open.forEach(SseProbe::close);
        // That a client is gone shows when something is written to it.
        await().untilAsserted(() -> {
            recorded.message(mapleStreet, ADA, "anyone?");
            assertThat(seats.total()).isLessThanOrEqualTo(taken - 8);
        });
    }

    private void dismissInTheTable() {
        jdbc.sql("update member set gone = true where neighborhood_id = ? and resident = 'bob'")
                .param(mapleStreet.value())
                .update();
    }

    private void tellOfTheDeparture() {
        jdbc.sql("insert into stream_event (neighborhood_id, position, type, resident)"
                        + " values (?, ?, 'MemberLeft', 'bob')")
                .params(mapleStreet.value(), Long.MAX_VALUE)
                .update();
    }

    private boolean someoneWaitsForALock() {
        return jdbc.sql("select exists (select from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like '%max(position)%')")
                .query(Boolean.class)
                .single();
    }

    private int statusOfANewStream() {
        try (SseProbe stream = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of())) {
            return stream.status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private SseProbe open(String token) throws Exception {
        getAfter(recorded.rename(mapleStreet, "Maple Street " + System.nanoTime()), street(), ADAS_TOKEN);
        SseProbe stream = new SseProbe(port, street() + "/stream", token, Map.of());
        assertThat(stream.next().type()).isEqualTo("open");
        return stream;
    }

    private SseProbe resume(String lastEventId) throws Exception {
        SseProbe stream = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of("Last-Event-ID", lastEventId));
        assertThat(stream.next()).returns("open", SseProbe.Event::type).returns(lastEventId, SseProbe.Event::id);
        return stream;
    }

    private static List<Long> ids(List<SseProbe.Event> events) {
        return events.stream().map(event -> Long.valueOf(event.id())).toList();
    }
}
