package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.fake.FakeServer;

/** A check of a node that finds more than anybody reads. */
class CheckCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCheckThatStopsSaysThatItDid() throws IOException {
        try (HistoryService service = service(1_000)) {
            HistoryService.Result text = service.run("check");

            assertThat(text.exitCode()).isEqualTo(1);
            assertThat(text.out()).contains("query-1: 1000 events, 1000 findings");
            assertThat(text.out())
                    .contains("query-1: stopped before position 1001")
                    .contains("there may be more");
            assertThat(service.run("check", "--json").out()).contains("\"stoppedAt\" : 1001");
        }
    }

    @Test
    void aCheckThatCameToTheEndDoesNotSaySo() throws IOException {
        try (HistoryService service = service(1)) {
            HistoryService.Result text = service.run("check");

            assertThat(text.exitCode()).isEqualTo(1);
            assertThat(text.out()).contains("query-1: 2000 events, 2 findings").doesNotContain("stopped");
            assertThat(service.run("check", "--json").out()).doesNotContain("stoppedAt");
        }
    }

    @Test
    void aPairThatBothPagesTellOfIsToldOnce() throws IOException {
        String pair = "{\"place\":\"EVENT_STORE\",\"kind\":\"SWAPPED\",\"position\":7,\"other\":1500,"
                + "\"words\":\"the events at positions 7 and 1500 were swapped\"}";
        try (HistoryService service = service(first -> pair)) {
            HistoryService.Result text = service.run("check");

            assertThat(text.exitCode()).isEqualTo(1);
            assertThat(text.out()).containsOnlyOnce("positions 7 and 1500 were swapped");
            assertThat(text.out()).contains("query-1: 2000 events, 1 findings");
        }
    }

    @Test
    void whatANodeSaysIsPrintedWithoutWhatTerminalsObey() throws IOException {
        String finding =
                "{\"place\":\"HISTORY\\u001b[31m\",\"position\":7,\"words\":\"stream \\u001b]0;x\\u0007 was\\nchanged\"}";
        try (HistoryService service = service(first -> finding)) {
            assertThat(service.run("check").out()).contains("query-1: HISTORY?[31m: stream ?]0;x? was?changed");
        }
    }

    /** Two pages of a thousand events, with so many findings each. */
    private HistoryService service(int findings) throws IOException {
        return service(first -> IntStream.range(first, first + findings)
                .mapToObj("{\"place\":\"HISTORY\",\"words\":\"it was changed\",\"position\":%d}"::formatted)
                .collect(Collectors.joining(",")));
    }

    /** Two pages of a thousand events, with what is found on the page that begins with a position. */
    private HistoryService service(IntFunction<String> found) throws IOException {
        String heads =
                "{\"node\":\"query-1\",\"size\":2000,\"head\":\"%s\",\"firstPosition\":1,".formatted("0".repeat(64))
                        + "\"lastPosition\":2000,\"newest\":2000,\"streams\":1}";
        return new HistoryService(folder)
                .on("/api/history/heads", (exchange, parameters) -> FakeServer.answer(exchange, 200, heads))
                .on("/api/history/check", (exchange, parameters) -> {
                    int first = "1001".equals(parameters.get("from")) ? 1_001 : 1;
                    FakeServer.answer(
                            exchange,
                            200,
                            "{\"node\":\"query-1\",\"from\":%d,\"to\":%d,\"eventStore\":true,\"findings\":[%s],\"shift\":0%s}"
                                    .formatted(
                                            first, first + 999, found.apply(first), first > 1 ? "" : ",\"next\":1001"));
                });
    }
}
