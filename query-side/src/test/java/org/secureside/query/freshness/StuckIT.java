package org.secureside.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.query.stream.SseProbe;
import org.secureside.web.HttpProbe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A node whose projections were stopped by an event. */
@TestPropertySource(properties = {"secureside.query.max-stuck=1s", "secureside.query.stream.max-behind=6s"})
class StuckIT extends QueryNode {

    private static final Map<String, String> ANY_AGE = Map.of("Cache-Control", "max-stale");

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Service service;

    @AfterEach
    void makeSpace() {
        jdbc.sql("drop function if exists no_space cascade").update();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> service.health().getStatus().equals(Status.UP));
    }

    @Test
    void aNodeThatCannotWriteLeavesAndComesBackAndAnswersMeanwhileWhoeverTakesAnOldAnswer() throws Exception {
        MessageId poison = stop();

        HttpProbe.Answer refused = get(street() + "/messages", ADAS_TOKEN);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.body().get("type").asString()).isEqualTo("urn:secureside:problem:too-far-behind");
        HttpProbe.Answer old = http.send("GET", street() + "/messages", ADAS_TOKEN, "", ANY_AGE);
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.body().get("messages")).isEmpty();

        makeSpace();
        await().until(() -> get("/api/messages/" + poison, ADAS_TOKEN).status() == 200);
    }

    @Test
    void whoeverListensIsSentOnAndWhoeverTakesAnOldStateStaysForAWhile() throws Exception {
        try (SseProbe live = listen(Map.of())) {
            assertThat(live.next().type()).isEqualTo("open");
            stop();

            assertThat(live.next()).isEqualTo(SseProbe.END);
        }
        try (SseProbe refused = listen(Map.of())) {
            assertThat(refused.status()).isEqualTo(503);
        }
        try (SseProbe old = listen(ANY_AGE)) {
            assertThat(old.next().type()).isEqualTo("open");
            long opened = System.nanoTime();

            // Elsewhere it may be better by then.
            assertThat(old.next()).isEqualTo(SseProbe.END);
            assertThat(Duration.ofNanos(System.nanoTime() - opened)).isGreaterThan(Duration.ofSeconds(4));
        }
    }

    /** Records a message that the node cannot write, and waits until it has left. */
    private MessageId stop() {
        // A full disk is no event's fault: nothing is parked for it.
        jdbc.sql("create function no_space() returns trigger language plpgsql as"
                        + " 'begin raise exception using errcode = ''53100''; end'")
                .update();
        jdbc.sql("create trigger no_space before insert on feed_1.message for each row"
                        + " when (new.body = 'poison') execute function no_space()")
                .update();
        MessageId poison = recorded.message(mapleStreet, ADA, "poison");
        // What the load balancer, or whoever runs the nodes, is told.
        await().untilAsserted(() -> {
            HttpProbe.Answer readiness = new HttpProbe(managementPort).get("/actuator/health/readiness", "");
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.body().at("/components/projections/status").asString())
                    .isEqualTo("OUT_OF_SERVICE");
        });
        return poison;
    }

    private SseProbe listen(Map<String, String> headers) throws Exception {
        return new SseProbe(port, street() + "/stream", ADAS_TOKEN, headers);
    }
}
