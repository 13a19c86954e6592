package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.fake.FakeServer;

/** What the command line makes of a feed, or a message, as it stood. */
class AsOfCommandTest {

    private static final String AT = "2024-08-15T10:00:00.250Z";
    private static final String MESSAGE = "{\"messageId\":\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde\","
            + "\"recordedAt\":\"2024-08-15T09:00:00Z\",\"state\":\"%s\",\"author\":\"ada\"%s}";
    private static final String SENT = MESSAGE.formatted("PUBLISHED", ",\"body\":\"two\\nlines \\u001b[2J\\u202e🐈\"");
    private static final String REMOVED = MESSAGE.formatted("REMOVED", "");

    @TempDir
    private Path folder = Path.of("");

    private final List<String> asked = new ArrayList<>();

    @Test
    void aMessageIsOneLine() throws IOException {
        HistoryService.Result told = run("as-of", AT, "--message", "m");

        assertThat(told.exitCode()).as(told.out()).isZero();
        assertThat(told.out().strip().replaceAll(" +", " "))
                .isEqualTo(
                        "2024-08-15T09:00:00Z 449c87f4-93f8-5ab6-ac8e-6d9bc870ecde PUBLISHED ada: two lines ?[2J?🐈");
        assertThat(asked).containsExactly("message " + AT);
    }

    @Test
    void aFeedIsALineForEachMessageThoseWithoutATextToo() throws IOException {
        HistoryService.Result told = run("as-of", AT, "--neighborhood", "n");

        assertThat(told.exitCode()).as(told.out()).isZero();
        assertThat(told.out().lines()).hasSize(2);
        assertThat(told.out().lines().toList().getFirst()).contains("PUBLISHED", "ada: two lines");
        assertThat(told.out().lines().toList().getLast()).contains("REMOVED", "ada: ");
        assertThat(asked).containsExactly("feed " + AT);
    }

    @Test
    void allOfItIsInTheJson() throws IOException {
        assertThat(run("as-of", AT, "--message", "m", "--json").out()).contains("\"position\" : 17", "two\\nlines");
    }

    @Test
    void itMustBeSaidWhatIsMeantAndOnlyOne() throws IOException {
        assertThat(run("as-of", AT).exitCode()).isEqualTo(2);
        assertThat(run("as-of", AT, "--message", "m", "--neighborhood", "n").exitCode())
                .isEqualTo(2);
        assertThat(run("as-of", "--message", "m").exitCode()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotThereIsToldInALine() throws IOException {
        HistoryService.Result told = run("as-of", AT, "--message", "another");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.out().strip().lines()).hasSize(1);
        assertThat(told.out()).contains("/api/history/messages/another");
    }

    private HistoryService.Result run(String... arguments) throws IOException {
        try (HistoryService service = new HistoryService(folder)
                .on("/api/history/messages/m", (exchange, parameters) -> {
                    asked.add("message " + parameters.get("at"));
                    FakeServer.answer(exchange, 200, "{\"position\":17,\"message\":" + SENT + "}");
                })
                .on("/api/history/neighborhoods/n/messages", (exchange, parameters) -> {
                    asked.add("feed " + parameters.get("at"));
                    FakeServer.answer(exchange, 200, "{\"position\":17,\"messages\":[" + SENT + "," + REMOVED + "]}");
                })) {
            return service.run(arguments);
        }
    }
}
