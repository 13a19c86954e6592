package org.secureside.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;

class LagIT extends QueryNode {

    @Test
    void everyAnswerTellsHowFreshItIs() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        getAfter(sent(message), street(), ADAS_TOKEN);

        await().untilAsserted(
                        () -> assertThat(lag("/api/neighborhoods", ADAS_TOKEN)).matches("events=0, ms=\\d{1,4}"));
        assertThat(lag("/api/nowhere", "")).startsWith("events=");
        assertThat(lag(street(), EVES_TOKEN)).startsWith("events=");
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

    private String lag(String path, String token) throws Exception {
        return get(path, token).header("SecureSide-Lag");
    }
}
