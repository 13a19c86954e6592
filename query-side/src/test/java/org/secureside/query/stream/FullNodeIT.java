package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.documentation.ApiDocument;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A node with room for few streams. */
@TestPropertySource(
        properties = {"secureside.query.stream.max-per-resident=2", "secureside.query.stream.max-per-node=2"})
class FullNodeIT extends QueryNode {

    private static final String ROUTE = "GET /api/neighborhoods/{neighborhood}/stream";

    @Autowired
    private Seats seats;

    @Test
    void whoeverFindsNoRoomIsToldWhenToAskAgainAndThenGetsIn() throws Exception {
        List<SseProbe> bobs = new ArrayList<>(List.of(listen(BOBS_TOKEN), listen(BOBS_TOKEN)));
        try {
            assertThat(bobs).extracting(SseProbe::status).containsExactly(200, 200);

            try (SseProbe refused = listen(ADAS_TOKEN)) {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).matches("[1-9]\\d?");
                assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(refused.problem().get("type").asString())
                        .isEqualTo("urn:secureside:problem:no-room-for-streams");
            }
            HttpProbe.Answer again = get(street() + "/stream", ADAS_TOKEN);
            assertThat(ApiDocument.of(http).differences(ROUTE, again)).isEmpty();
            assertThat(seats.total()).isEqualTo(2);

            bobs.removeFirst().close();
            await().untilAsserted(() -> {
                try (SseProbe admitted = listen(ADAS_TOKEN)) {
                    assertThat(admitted.status()).isEqualTo(200);
                    assertThat(admitted.next().type()).isEqualTo("open");
                }
            });
        } finally {
            bobs.forEach(SseProbe::close);
        }
    }

    private SseProbe listen(String token) throws Exception {
        return new SseProbe(port, street() + "/stream", token, Map.of());
    }
}
