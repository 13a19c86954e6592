package org.secureside.operations.loadbalancer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.process.LogFile;

class AccessLogTest {

    private static final Instant AT = Instant.parse("2026-11-22T20:00:01Z");
    private static final int ROUNDS = 500;

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
    void aLogThatIsCopiedAndNotEmptiedYetIsReadOnce() throws IOException {
        Path file = folder.resolve("access.log");
        Files.writeString(file, line(200) + line(201));
        Files.copy(file, folder.resolve("access.log.1"));
        append(file, line(202));

        assertThat(AccessLog.since(AT.minusSeconds(1), file))
                .extracting(LoggedRequest::status)
                .containsExactly(200, 201, 202);
    }

    @Test
    void whatCameBeforeALogWasEmptiedIsReadFromTheCopyAndNothingOfAnOlderOne() throws IOException {
        Path file = folder.resolve("access.log");
        Path copy = folder.resolve("access.log.1");
        Files.writeString(file, line(200));
        AccessLog log = AccessLog.inThePast(file);
        assertThat(statuses(log)).containsExactly(200);

        append(file, line(201) + line(202));
        new LogFile(file).trim(0);

        assertThat(copy).content().hasLineCount(3);
        assertThat(statuses(log)).containsExactly(201, 202);
        append(file, line(203));
        assertThat(statuses(log)).containsExactly(203);
        assertThat(log.lines()).isEqualTo(4);

        // By hand, without a copy: the one that is there was read.
        Files.writeString(file, "");
        assertThat(statuses(log)).isEmpty();
    }

    @Test
    void nothingIsMissedOrToldTwiceWhileALogIsEmptied() throws Exception {
        Path file = folder.resolve("access.log");
        Files.createFile(file);
        AccessLog log = AccessLog.atEnd(file);
        List<Integer> told = new ArrayList<>();
        try (ExecutorService trimmer = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                int first = 3 * round;
                append(file, line(first));
                told.addAll(statuses(log));
                append(file, line(first + 1) + line(first + 2));

                CyclicBarrier atOnce = new CyclicBarrier(2);
                Future<?> trimmed = trimmer.submit(() -> {
                    atOnce.await();
                    new LogFile(file).trim(0);
                    return null;
                });
                atOnce.await();
                List<LoggedRequest> since = AccessLog.since(AT.minusSeconds(1), file);
                told.addAll(statuses(log));
                trimmed.get();
                told.addAll(statuses(log));

                assertThat(since)
                        .extracting(LoggedRequest::status)
                        .filteredOn(status -> status >= first)
                        .containsExactly(first, first + 1, first + 2);
            }
        }

        assertThat(told)
                .containsExactlyElementsOf(
                        IntStream.range(0, 3 * ROUNDS).boxed().toList());
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
