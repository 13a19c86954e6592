package org.secureside.operations.loadbalancer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

    private static final Instant AT = Instant.parse("2026-11-22T20:00:01Z");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aLineIsReadOnceAndOnlyWhenItIsWhole() throws IOException {
        Path file = folder.resolve("access.log");
        Files.writeString(file, line(200));
        AccessLog log = AccessLog.atEnd(file);

        append(file, line(201) + line(202).substring(0, 20));
        assertThat(statuses(log)).containsExactly(201);

        append(file, line(202).substring(20));
        assertThat(statuses(log)).containsExactly(202);
        assertThat(statuses(log)).isEmpty();
    }

    @Test
    void aLogThatWasEmptiedIsReadFromItsBeginning() throws IOException {
        Path file = folder.resolve("access.log");
        Files.writeString(file, line(200) + line(201));
        AccessLog log = AccessLog.atEnd(file);

        Files.writeString(file, line(202));

        assertThat(statuses(log)).containsExactly(202);
    }

    @Test
    void aLogThatIsNotThereYetIsWaitedFor() throws IOException {
        Path file = folder.resolve("access.log");
        AccessLog log = AccessLog.inThePast(file);
        assertThat(statuses(log)).isEmpty();

        Files.writeString(file, line(200));

        assertThat(statuses(log)).containsExactly(200);
    }

    @Test
    void aLogThatIsEmptiedWhileItIsReadHasNothingNewYet() throws IOException {
        Path file = folder.resolve("access.log");
        Files.writeString(file, line(200));
        AccessLog log = AccessLog.inThePast(file);
        long seen = Files.size(file);

        Files.writeString(file, "");
        assertThat(log.upTo(seen)).isEmpty();

        append(file, line(201));
        assertThat(statuses(log)).containsExactly(201);
    }

    @Test
    void theLastMinuteIsKnownAfterTheLogWasEmptiedToo() throws IOException {
        Path file = folder.resolve("access.log");
        Files.writeString(file, line(200) + line(201));
        Files.copy(file, folder.resolve("access.log.1"));
        Files.writeString(file, line(202));

        assertThat(AccessLog.since(AT.minusSeconds(1), file))
                .extracting(LoggedRequest::status)
                .containsExactly(200, 201, 202);
        assertThat(AccessLog.since(AT, file)).isEmpty();
    }

    @Test
    void whatOperatorsAskOneNodeIsALineButNoRequestAndWhatOthersWriteIsNeither() throws IOException {
        Path file = folder.resolve("access.log");
        Files.writeString(file, line(200) + line(201).replace("\"status\"", "\"uri\":\"/nodes/query-1/\",\"status\""));
        append(file, "127.0.0.1 - - [22/Nov/2026:20:00:01 +0000] GET / 200\n");
        AccessLog log = AccessLog.inThePast(file);

        assertThat(statuses(log)).containsExactly(200);
        assertThat(log.lines()).isEqualTo(2);
    }

    private static List<Integer> statuses(AccessLog log) throws IOException {
        return log.news().stream().map(LoggedRequest::status).toList();
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String line(int status) {
        return "{\"time\":\"%s\",\"status\":%d,\"upstream\":\"127.0.0.1:1\"}%n".formatted(AT, status);
    }
}
