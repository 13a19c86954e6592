package org.secureside.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.springframework.beans.factory.annotation.Autowired;

class LagIT extends QueryNode {

    @Autowired
    private MeterRegistry meters;

    @Test
    void everyAnswerTellsHowFreshItIs() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        getAfter(sent(message), street(), ADAS_TOKEN);

        await().untilAsserted(
                        () -> assertThat(lag("/api/neighborhoods", ADAS_TOKEN)).matches("events=0, ms=\\d{1,4}"));
        assertThat(lag("/api/nowhere", "")).startsWith("events=");
        assertThat(lag(street(), EVES_TOKEN)).startsWith("events=");
        HttpProbe.Answer refused = http.send("GET", street(), ADAS_TOKEN, "", Map.of("Content-Encoding", "gzip"));
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("SecureSide-Lag")).startsWith("events=");
    }

    @Test
    void aNodeSaysHowManyEventsItIsBehind() throws Exception {
        await().untilAsserted(() -> assertThat(lag(street(), ADAS_TOKEN)).startsWith("events=0, "));
        processor().shutDown();
        try {
            recorded.messages(mapleStreet, ADA, 3);
            await().untilAsserted(() -> assertThat(lag(street(), ADAS_TOKEN)).matches("events=3, ms=\\d+"));
        } finally {
            processor().start();
        }
        await().untilAsserted(() -> assertThat(lag(street(), ADAS_TOKEN)).startsWith("events=0, "));
    }

    @Test
    void aHistoryThatDoesNotMoveIsMeasuredByItselfAndSoIsTheEvidenceOfIt() throws Exception {
        await().untilAsserted(
                        () -> assertThat(behind("history") + behind("evidence")).isZero());
        history().shutDown();
        try {
            recorded.messages(mapleStreet, ADA, 3);
            await().untilAsserted(() -> {
                assertThat(eventsBehind("history")).isGreaterThanOrEqualTo(3);
                assertThat(eventsBehind("evidence")).isGreaterThanOrEqualTo(3);
                assertThat(behind("history")).isGreaterThan(1);
                assertThat(behind("evidence")).isGreaterThan(1);
                assertThat(lag(street(), ADAS_TOKEN)).startsWith("events=0, ");
            });
        } finally {
            history().start();
        }
        await().untilAsserted(
                        () -> assertThat(behind("history") + behind("evidence")).isZero());
    }

    private double eventsBehind(String follower) {
        return meters.get("secureside.follower.lag.events")
                .tag("follower", follower)
                .gauge()
                .value();
    }

    private double behind(String follower) {
        return meters.get("secureside.follower.lag.behind")
                .tag("follower", follower)
                .gauge()
                .value();
    }

    private String lag(String path, String token) throws Exception {
        return get(path, token).header("SecureSide-Lag");
    }
}
