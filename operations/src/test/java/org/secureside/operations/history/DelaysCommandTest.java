package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.operations.fake.FakeServer;

/** What the command line makes of the delays of a window. */
class DelaysCommandTest {

    private static final String LEG =
            "{\"leg\":\"received to visible\",\"messages\":20,\"p50\":12.25,\"p95\":80,\"p99\":900.5,\"worst\":1234}";
    private static final String LATE = "{\"messageId\":\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde\","
            + "\"recordedAt\":\"2024-08-15T10:00:00Z\",\"slowestMillis\":1234,\"visible\":["
            + "{\"node\":\"query-1\",\"visibleAt\":\"2024-08-15T10:00:01.234Z\",\"millis\":1234},{\"node\":\"query-2\"},"
            + "{\"node\":\"query-3\",\"unreachable\":\"it could not be reached\"}]}";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyNodeTellsHowLongEachPartOfTheWayTook() throws IOException {
        HistoryService.Result told = run(20, 20, 0, "", true);

        assertThat(told.exitCode()).isZero();
        assertThat(told.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "ms messages p50 p95 p99 worst",
                        "query-1 received to visible 20 12.3 80.0 900.5 1,234.0",
                        "query-1: 20 messages, 20 visible, 0 missing, 0 late");
    }

    @Test
    void lateMessagesAreListedWithTheirWayToEveryNode() throws IOException {
        HistoryService.Result told = run(20, 20, 1, LATE, true);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.out())
                .contains("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde  late: 1234 ms"
                        + " (query-1 1234 ms, query-2 not visible, query-3 does not tell)");
    }

    @Test
    void thatMoreWereLateThanAreListedIsSaid() throws IOException {
        String more = "and more were late, by less: a shorter window lists them";

        assertThat(run(20, 20, 1, LATE, true).out()).doesNotContain(more);
        assertThat(run(20, 20, 2, LATE, true, true).out()).contains(more);
    }

    @Test
    void whatIsMissingOnANodeIsNamed() throws IOException {
        HistoryService.Result told = run(20, 18, 2, "", true);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.out())
                .contains(
                        "query-1: 20 messages, 18 visible, 2 missing, 2 late",
                        "5f9a6e3c-2a5e-5a58-9d43-1c2f5f3f0e11  missing on query-1",
                        "and 1 more on query-1");
    }

    @ParameterizedTest
    @CsvSource({"20, 0, 2", "18, 2, 1"}) // what is known to be wrong is a finding, whoever is silent
    void aNodeThatDoesNotTellIsNamedAndNotTakenForAGoodOne(int visible, int late, int exitCode) throws IOException {
        HistoryService.Result told = run(20, visible, late, "", false);

        assertThat(told.exitCode()).isEqualTo(exitCode);
        assertThat(told.out()).contains("query-2 does not tell: it could not be reached");
    }

    private HistoryService.Result run(int recorded, int visible, int late, String ways, boolean all)
            throws IOException {
        return run(recorded, visible, late, ways, all, false);
    }

    private HistoryService.Result run(int recorded, int visible, int late, String ways, boolean all, boolean moreLate)
            throws IOException {
        String missing = recorded > visible ? "\"5f9a6e3c-2a5e-5a58-9d43-1c2f5f3f0e11\"" : "";
        String silent = all ? "" : ",{\"node\":\"query-2\",\"unreachable\":\"it could not be reached\"}";
        String report =
                ("{\"lateMillis\":1000,\"nodes\":[{\"node\":\"query-1\",\"facts\":{\"recorded\":%d,\"visible\":%d,"
                                + "\"missing\":[%s],\"late\":%d,\"legs\":[%s]}}%s],\"late\":[%s],"
                                + "\"moreLate\":%b,\"messages\":[]}")
                        .formatted(recorded, visible, missing, late, LEG, silent, ways, moreLate);
        try (HistoryService service = new HistoryService(folder)
                .on("/api/history/delays", (exchange, parameters) -> FakeServer.answer(exchange, 200, report))) {
            return service.run("delays", "--from", "2024-08-15T10:00:00Z", "--to", "2024-08-15T11:00:00Z");
        }
    }
}
