package org.secureside.operations.history;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.secureside.operations.fake.FakeServer;
import picocli.CommandLine;

/** A stack of one node that answers as a test says, and the commands that ask it. */
final class HistoryService implements AutoCloseable {

    /** Answers a request. */
    interface Answers {
        void answer(HttpExchange exchange, Map<String, String> parameters) throws IOException;
    }

    private final Path data;
    private final Map<String, Answers> answers = new HashMap<>();
    private final FakeServer server = new FakeServer(this::answer);

    HistoryService(Path data) throws IOException {
        this.data = data;
        Files.writeString(
                data.resolve("stack.json"),
                "{\"publicUrl\":\"%1$s\",\"commandNode\":\"%1$s\",\"queryNodes\":{\"query-1\":\"%1$s\"},\"eventStore\":\"postgres\",\"processes\":[]}"
                        .formatted(server.uri()));
    }

    HistoryService on(String path, Answers given) {
        answers.put(path, given);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        Map<String, String> parameters = query == null
                ? Map.of()
                : Arrays.stream(query.split("&", -1))
                        .map(parameter -> parameter.split("=", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        Answers given = answers.get(exchange.getRequestURI().getPath());
        if (given == null) {
            FakeServer.answer(exchange, 404, "{}");
        } else {
            given.answer(exchange, parameters);
        }
    }

    /** Answers with rows that end well. */
    static void rows(HttpExchange exchange, List<String> rows) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (String row : rows) {
            exchange.getResponseBody().write((row + "\n").getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    record Result(int exitCode, String out) {}

    /** Runs a command that asks this stack. */
    Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return runAlone(all.toArray(String[]::new));
    }

    /** Runs a command that asks no stack. */
    Result runAlone(String... arguments) {
        StringWriter text = new StringWriter();
        CommandLine commandLine = new CommandLine(new HistoryCommand());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOut(new PrintWriter(text, true));
        commandLine.setErr(new PrintWriter(text, true));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof org.secureside.operations.cli.CommandFailure known) {
                text.append(known.getMessage());
                return known.exitCode();
            }
            throw failure;
        });
        int exitCode = commandLine.execute(arguments);
        return new Result(exitCode, text.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
