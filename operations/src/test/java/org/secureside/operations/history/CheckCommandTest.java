package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.fake.FakeServer;

/** A check of a node that finds more than anybody reads. */
class CheckCommandTest {

    private static final String FINDING = "{\"place\":\"history\",\"words\":\"it was changed\"}";

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

    /** Two pages of a thousand events. */
    private HistoryService service(int findings) throws IOException {
        String found = String.join(",", Collections.nCopies(findings, FINDING));
        String heads =
                "{\"node\":\"query-1\",\"size\":2000,\"head\":\"%s\",\"firstPosition\":1,".formatted("0".repeat(64))
                        + "\"lastPosition\":2000,\"newest\":2000,\"streams\":1}";
        return new HistoryService(folder)
                .on("/api/history/heads", (exchange, parameters) -> FakeServer.answer(exchange, 200, heads))
                .on("/api/history/check", (exchange, parameters) -> {
                    boolean second = "1001".equals(parameters.get("from"));
                    FakeServer.answer(
                            exchange,
                            200,
                            "{\"node\":\"query-1\",\"from\":%d,\"to\":%d,\"eventStore\":true,\"findings\":[%s],\"shift\":0%s}"
                                    .formatted(
                                            second ? 1_001 : 1,
                                            second ? 2_000 : 1_000,
                                            found,
                                            second ? "" : ",\"next\":1001"));
                });
    }
}
