package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All that the processes of a stack log: their own logs, the load balancer's, and those of operators' commands. */
final class Logs {

    private Logs() {}

    /** Fails if a log tells any of what it must not: what residents say and search for, and tokens. */
    static void requireNothingOf(Stack stack, String... secrets) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.walk(stack.data())) {
            logs = files.filter(Files::isRegularFile).filter(Logs::isLog).toList();
        }
        assertThat(logs)
                .extracting(log -> log.getFileName().toString())
                .contains("access.log", "nginx.log", "postgres.log", "command-1.log", "query-2.log");
        for (Path log : logs) {
            assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                    .as(log.toString())
                    .doesNotContain(secrets);
        }
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".log") || name.endsWith(".ndjson");
    }
}
