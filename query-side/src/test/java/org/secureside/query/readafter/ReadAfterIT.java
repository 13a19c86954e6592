package org.secureside.query.readafter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.springframework.beans.factory.annotation.Autowired;

class ReadAfterIT extends QueryNode {

    @Autowired
    private Waiters waiters;

    @Test
    void aReadNeverShowsTheStateBeforeOnesOwnWrite() throws Exception {
        for (int i = 0; i < 200; i++) {
            MessageId message = recorded.message(mapleStreet, ADA, "message " + i);
            assertThat(read(sent(message).toString(), "wait=10", street() + "/messages?limit=1")
                            .body()
                            .at("/messages/0/messageId")
                            .asString())
                    .isEqualTo(message.toString());
        }
    }

    @Test
    void aReaderIsAnsweredOnceTheProjectionIsThere() throws Exception {
        processor().shutDown();
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        EntityTag edited = recorded.edit(message, "Hello again");
        CompletableFuture<HttpProbe.Answer> answer =
                CompletableFuture.supplyAsync(() -> readQuietly(edited, "wait=10", message));
        await().until(() -> waiters.waiting() == 1);

        processor().start();

        assertThat(answer.get().status()).isEqualTo(200);
        assertThat(answer.get().body().get("body").asString()).isEqualTo("Hello again");
        assertThat(answer.get().header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(waiters.waiting()).isZero();
    }

    @Test
    void whatDoesNotComeInTimeIsLeftToAnotherNode() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        EntityTag yetToCome = new EntityTag(message.value(), 7);

        HttpProbe.Answer answer = read(yetToCome.toString(), "wait=0", "/api/messages/" + message);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:not-yet-visible");
    }

    @Test
    void severalStatesOfSeveralKindsAreWaitedFor() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        EntityTag admitted = recorded.admit(mapleStreet, EVE);
        EntityTag marked = recorded.markRead(message, ADA);

        String all = sent(message) + ", " + admitted + ",W/" + marked;

        assertThat(read(all, "respond-async, wait=10", street()).status()).isEqualTo(200);
    }

    @Test
    void whatWasShownLongAgoIsNotWaitedFor() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        EntityTag newest = recorded.edit(message, "Hello again");
        read(newest.toString(), "wait=10", street());

        assertThat(read(sent(message).toString(), "wait=0", street()).status()).isEqualTo(200);
        assertThat(read(newest.toString(), "wait=0", street()).status()).isEqualTo(200);
    }

    @Test
    void whetherSomethingIsThereIsNotToldToThoseWhoMayNotReadIt() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "secret");
        read(sent(message).toString(), "wait=10", street());

        HttpProbe.Answer there = http.send(
                "GET",
                "/api/neighborhoods",
                EVES_TOKEN,
                "",
                Map.of("Read-After", sent(message).toString(), "Prefer", "wait=0"));
        HttpProbe.Answer notThere = http.send(
                "GET",
                "/api/neighborhoods",
                EVES_TOKEN,
                "",
                Map.of("Read-After", new EntityTag(UUID.randomUUID(), 0).toString(), "Prefer", "wait=0"));

        assertThat(there.status()).isEqualTo(503);
        assertThat(there.body()).isEqualTo(notThere.body());
    }

    @Test
    void whatOneWroteBeforeOneLeftIsNotWaitedFor() throws Exception {
        MessageId message = recorded.message(mapleStreet, BOB, "Farewell");
        EntityTag left = recorded.leave(mapleStreet, BOB);
        read(left.toString(), "wait=10", street());
        String all = sent(message) + ", " + left;

        assertThat(http.send("GET", "/api/neighborhoods", BOBS_TOKEN, "", Map.of("Read-After", all, "Prefer", "wait=0"))
                        .status())
                .isEqualTo(200);
        assertThat(http.send("GET", street(), BOBS_TOKEN, "", Map.of("Read-After", all, "Prefer", "wait=0"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aHeaderThatCannotBeReadIsRefused() throws Exception {
        for (String header : new String[] {"nonsense", "\"1@2\"", "*", "\"" + UUID.randomUUID() + "@x\"", ","}) {
            HttpProbe.Answer answer = read(header, "wait=0", street());
            assertThat(answer.status()).as(header).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("Read-After");
        }
        String tooMany = (new EntityTag(UUID.randomUUID(), 0) + ",").repeat(17);
        assertThat(read(tooMany, "wait=0", street()).status()).isEqualTo(400);
    }

    private HttpProbe.Answer read(String states, String preference, String path) throws Exception {
        return http.send("GET", path, ADAS_TOKEN, "", Map.of("Read-After", states, "Prefer", preference));
    }

    private HttpProbe.Answer readQuietly(EntityTag state, String preference, MessageId message) {
        try {
            return read(state.toString(), preference, "/api/messages/" + message);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
