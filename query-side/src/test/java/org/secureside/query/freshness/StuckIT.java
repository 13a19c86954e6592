package org.secureside.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A node whose projections were stopped by an event. */
@TestPropertySource(properties = "secureside.query.max-stuck=1s")
class StuckIT extends QueryNode {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Service service;

    @Test
    void aNodeThatCannotWriteLeavesAndComesBackAndAnswersMeanwhileWhoeverTakesAnOldAnswer() throws Exception {
        // A full disk is no event's fault: nothing is parked for it.
        jdbc.sql("create function no_space() returns trigger language plpgsql as"
                        + " 'begin raise exception using errcode = ''53100''; end'")
                .update();
        jdbc.sql("create trigger no_space before insert on feed_1.message for each row"
                        + " when (new.body = 'poison') execute function no_space()")
                .update();
        MessageId poison = recorded.message(mapleStreet, ADA, "poison");
        await().untilAsserted(() -> assertThat(service.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE));

        HttpProbe.Answer refused = get(street() + "/messages", ADAS_TOKEN);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.body().get("type").asString()).isEqualTo("urn:secureside:problem:too-far-behind");
        HttpProbe.Answer old =
                http.send("GET", street() + "/messages", ADAS_TOKEN, "", Map.of("Cache-Control", "max-stale"));
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.body().get("messages")).isEmpty();

        jdbc.sql("drop trigger no_space on feed_1.message").update();
        await().atMost(java.time.Duration.ofSeconds(30))
                .until(() -> get("/api/messages/" + poison, ADAS_TOKEN).status() == 200);
        assertThat(service.health().getStatus()).isEqualTo(Status.UP);
    }
}
