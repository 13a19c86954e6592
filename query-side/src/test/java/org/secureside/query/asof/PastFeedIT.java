package org.secureside.query.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** A node whose history is behind the log does not give an older state for the one that was asked for. */
class PastFeedIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @AfterEach
    void goOn() {
        if (!history().isRunning()) {
            history().start();
        }
    }

    @Test
    void whatTheHistoryDoesNotHaveYetIsNotLeftOut() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        awaitInHistory(message);
        history().shutDown();
        recorded.edit(message, "Good-bye");
        String now = "?at=" + Instant.now();
        List<String> questions = List.of(feed() + now, feed(), story(message) + now, story(message));

        for (String question : questions) {
            HttpProbe.Answer answer = get(question, AUDITOR);
            assertThat(answer.status()).as(question).isEqualTo(503);
            assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:too-far-behind");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        history().start();
        for (String question : questions) {
            HttpProbe.Answer answer = await().atMost(Duration.ofSeconds(30))
                    .until(() -> get(question, AUDITOR), given -> given.status() == 200);
            String where = question.startsWith(feed()) ? "/messages/0/body" : "/message/body";
            assertThat(answer.body().at(where).asString()).as(question).isEqualTo("Good-bye");
        }
    }

    @Test
    void whatTheHistoryHasComePastIsToldWithoutWaiting() throws Exception {
        Instant before = Instant.now();
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        awaitInHistory(message);
        history().shutDown();
        recorded.message(mapleStreet, ADA, "Not in the history yet");

        HttpProbe.Answer then = get(feed() + "?at=" + before, AUDITOR);

        assertThat(then.status()).isEqualTo(200);
        assertThat(then.body().get("messages")).isEmpty();
        assertThat(get(story(message) + "?at=" + before, AUDITOR).status()).isEqualTo(404);
    }

    private String feed() {
        return "/api/history/neighborhoods/" + mapleStreet + "/messages";
    }

    private static String story(MessageId message) {
        return "/api/history/messages/" + message;
    }
}
