package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One trace from a post to the moment in which every node shows it. */
class TracingAcceptance {

    @Test
    void theTraceOfAPostReachesEveryNodeThatShowsIt() throws Exception {
        try (Collector collector = new Collector();
                Stack stack = Stack.start(Map.of(
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        collector.address(),
                        "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                        "1"))) {
            String token = stack.token("ada", "resident");

            HttpResponse<String> posted =
                    stack.send("POST", "/api/neighborhoods", token, "{\"name\":\"Maple Street\"}", "traced");

            assertThat(posted.statusCode()).isEqualTo(201);
            String trace = posted.headers().firstValue("X-Request-ID").orElseThrow();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(collector.has("command-1", trace, "http post /api/neighborhoods"))
                        .as("the span of the command node")
                        .isTrue();
                for (String node : List.of("query-1", "query-2", "query-3")) {
                    assertThat(collector.has(node, trace, "show NeighborhoodOpened"))
                            .as("the span of " + node)
                            .isTrue();
                }
            });
        }
    }
}
