package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.acceptance.Resident.Answer;

/** One trace from a post to the moment in which every node shows it. */
class TracingAcceptance {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> NODES = List.of("query-1", "query-2", "query-3");

    @Test
    void theTraceOfAMessageReachesEveryNodeThatShowsIt() throws Exception {
        try (Collector collector = new Collector();
                Stack stack = Stack.start(Map.of(
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        collector.address(),
                        "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                        "1"))) {
            Resident ada = Resident.of(stack, "ada");
            Resident audrey = Resident.of(stack, "audrey", "auditor");
            Answer opened = ada.post("/api/neighborhoods", Map.of("name", "Maple Street"));

            Answer said = ada.say(opened.done().location(), "Who brings the ladder?");

            assertThat(said.status()).isEqualTo(201);
            String trace = said.header("X-Request-ID");
            assertThat(trace).isNotEqualTo(opened.header("X-Request-ID"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(collector.has("command-1", trace, "http post /api/neighborhoods/{neighborhood}/messages"))
                        .as("the span of the command node")
                        .isTrue();
                for (String node : NODES) {
                    assertThat(collector.has(node, trace, "show MessageSent"))
                            .as("the span of " + node)
                            .isTrue();
                }
            });

            // The event has it, so an auditor gets from the one to the other, and each of these nodes shows the
            // message.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(audrey.get("/api/history/messages/" + said.id())
                                    .body()
                                    .at("/way/traceId")
                                    .asString(""))
                            .isEqualTo(trace));
            for (String node : NODES) {
                Answer shown = ada.get("/nodes/" + node + said.location());
                assertThat(shown.done().body().at("/body").asString()).isEqualTo("Who brings the ladder?");
            }
        }
    }
}
