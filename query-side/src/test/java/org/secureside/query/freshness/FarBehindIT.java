package org.secureside.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;

/** A node whose projections are too slow for what it may be behind, and which nothing has stopped. */
@TestPropertySource(properties = {"secureside.query.max-lag=1s", "secureside.query.max-stuck=1h"})
class FarBehindIT extends QueryNode {

    private static final Map<String, String> ANY_AGE = Map.of("Cache-Control", "max-stale");

    @LocalManagementPort
    private int managementPort;

    @Test
    void aNodeThatIsTooFarBehindLeavesAndComesBackOnceItHasCaughtUp() throws Exception {
        processor().shutDown();
        MessageId late;
        try {
            late = recorded.message(mapleStreet, ADA, "late");

            await().untilAsserted(() -> {
                HttpProbe.Answer readiness = readiness();
                assertThat(readiness.status()).isEqualTo(503);
                assertThat(readiness
                                .body()
                                .at("/components/projections/details/reason")
                                .asString())
                        .isEqualTo("the projections are too far behind the end of the log");
            });
            HttpProbe.Answer refused = get(street() + "/messages", ADAS_TOKEN);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.body().get("type").asString()).isEqualTo("urn:secureside:problem:too-far-behind");
            HttpProbe.Answer old = http.send("GET", street() + "/messages", ADAS_TOKEN, "", ANY_AGE);
            assertThat(old.status()).isEqualTo(200);
            assertThat(old.body().get("messages")).isEmpty();
        } finally {
            processor().start();
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(readiness().status()).isEqualTo(200));
        await().untilAsserted(() -> {
            HttpProbe.Answer shown = get("/api/messages/" + late, ADAS_TOKEN);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.body().get("body").asString()).isEqualTo("late");
        });
    }

    private HttpProbe.Answer readiness() throws Exception {
        return new HttpProbe(managementPort).get("/actuator/health/readiness", "");
    }
}
