package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.operations.fake.FakeServer;

/** What the command line makes of events and of looks, which come in pages. */
class TrailCommandTest {

    private static final int EVENTS = 450;

    @TempDir
    private Path folder = Path.of("");

    private final List<Map<String, String>> asked = new ArrayList<>();

    @Test
    void anEventIsALineWithWhoDidWhatAndWhen() throws IOException {
        HistoryService.Result trail = run("trail", "--limit", "1");

        assertThat(trail.exitCode()).isZero();
        assertThat(trail.out().strip().replaceAll(" +", " "))
                .isEqualTo("450 2024-08-15T10:00:00Z MessageSent ada 449c87f4-93f8-5ab6-ac8e-6d9bc870ecde/3");
    }

    @Test
    void pagesAreFollowedToTheLimitAndNotBeyond() throws IOException {
        assertThat(positions(run("trail", "--limit", "250"))).isEqualTo(down(450, 201));
        assertThat(asked).extracting(page -> page.get("limit")).containsExactly("200", "50");
        assertThat(asked).extracting(page -> page.get("before")).containsExactly(null, "251");
    }

    @Test
    void theLastPageIsTheEnd() throws IOException {
        assertThat(positions(run("trail", "--limit", "10000"))).isEqualTo(down(450, 1));
        assertThat(asked).hasSize(3);
    }

    @Test
    void everyFilterIsAskedForOnEveryPage() throws IOException {
        run(
                "trail",
                "--message=m",
                "--neighborhood=n",
                "--actor=a",
                "--type=t",
                "--from=2024-08-15T10:00:00Z",
                "--to=2024-08-15T11:00:00Z",
                "--limit=201");

        assertThat(asked)
                .hasSize(2)
                .allSatisfy(page -> assertThat(page)
                        .containsAllEntriesOf(Map.of(
                                "message", "m",
                                "neighborhood", "n",
                                "actor", "a",
                                "type", "t",
                                "from", "2024-08-15T10:00:00Z",
                                "to", "2024-08-15T11:00:00Z")));
    }

    @Test
    void aLookIsALineWithWhoAskedWhatOfWhichNode() throws IOException {
        HistoryService.Result looks = run("looks", "--auditor", "audrey", "--limit", "2");

        assertThat(looks.exitCode()).isZero();
        assertThat(looks.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "450 2024-08-15T10:00:00Z audrey query-2 /api/history/events?limit=1",
                        "449 2024-08-15T10:00:00Z audrey query-2 /api/ledger (3 messages)");
        assertThat(asked).extracting(page -> page.get("auditor")).containsExactly("audrey");
    }

    @Test
    void looksAreFollowedFromPageToPage() throws IOException {
        assertThat(positions(run("looks", "--limit", "201", "--from=2024-08-15T10:00:00Z")))
                .isEqualTo(down(450, 250));
        assertThat(asked).extracting(page -> page.get("from")).containsOnly("2024-08-15T10:00:00Z");
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trail", "looks"})
    void allOfItIsInTheJson(String command) throws IOException {
        HistoryService.Result told = run(command, "--json", "--limit", "201");

        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).startsWith("[").contains("\"position\" : 450", "\"position\" : 250", "\"requestId\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trail", "looks"})
    void aLimitThatCannotBeIsRefused(String command) throws IOException {
        for (String limit : List.of("0", "10001", "many")) {
            HistoryService.Result refused = run(command, "--limit", limit);

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.out()).contains("--limit");
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trail", "looks"})
    void whatTheServiceRefusesIsToldInALine(String command) throws IOException {
        try (HistoryService service = new HistoryService(folder)) {
            HistoryService.Result refused = service.run(command);

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.out().strip().lines()).hasSize(1);
            assertThat(refused.out()).contains("/api/history/");
        }
    }

    private HistoryService.Result run(String... arguments) throws IOException {
        try (HistoryService service = new HistoryService(folder)
                .on("/api/history/events", (exchange, parameters) -> page(exchange, parameters, "events"))
                .on("/api/history/looks", (exchange, parameters) -> page(exchange, parameters, "looks"))) {
            return service.run(arguments);
        }
    }

    private void page(HttpExchange exchange, Map<String, String> parameters, String list) throws IOException {
        asked.add(parameters);
        long newest = parameters.containsKey("before") ? Long.parseLong(parameters.get("before")) - 1 : EVENTS;
        long oldest = Math.max(1, newest - Long.parseLong(parameters.get("limit")) + 1);
        String entries = down(newest, oldest).stream()
                .map(position -> list.equals("events") ? event(position) : look(position))
                .collect(Collectors.joining(","));
        String next = oldest > 1 ? ",\"next\":\"" + oldest + "\"" : "";
        FakeServer.answer(exchange, 200, "{\"%s\":[%s]%s}".formatted(list, entries, next));
    }

    private static String event(long position) {
        return "{\"position\":%d,\"recordedAt\":\"2024-08-15T10:00:00Z\",\"type\":\"MessageSent\",\"actor\":\"ada\","
                        .formatted(position)
                + "\"streamId\":\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde\",\"sequence\":3,\"requestId\":\"r\"}";
    }

    private static String look(long position) {
        String asked = position % 2 == 0
                ? "\"path\":\"/api/history/events\",\"query\":\"limit=1\""
                : "\"path\":\"/api/ledger\",\"messages\":3";
        return "{\"position\":%d,\"at\":\"2024-08-15T10:00:00Z\",\"auditor\":\"audrey\",\"node\":\"query-2\",%s,\"requestId\":\"r\"}"
                .formatted(position, asked);
    }

    private static List<Long> down(long newest, long oldest) {
        return LongStream.rangeClosed(oldest, newest)
                .map(i -> newest + oldest - i)
                .boxed()
                .toList();
    }

    private static List<Long> positions(HistoryService.Result told) {
        assertThat(told.exitCode()).as(told.out()).isZero();
        return told.out()
                .lines()
                .map(line -> Long.parseLong(line.strip().split(" ", 2)[0]))
                .toList();
    }
}
