package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private LogFile log = new LogFile(file);

    @BeforeEach
    void nameTheLog() {
        file = folder.resolve("a.log");
        log = new LogFile(file);
    }

    @Test
    void threeOlderOnesAreKept() throws IOException {
        for (int start = 1; start <= 5; start++) {
            log.rotate();
            Files.writeString(file, "start " + start);
        }

        assertThat(folder.resolve("a.log.1")).hasContent("start 4");
        assertThat(folder.resolve("a.log.3")).hasContent("start 2");
        assertThat(folder.resolve("a.log.4")).doesNotExist();
    }

    @Test
    void anEmptyLogIsNotWorthKeeping() throws IOException {
        Files.createFile(file);

        log.rotate();

        assertThat(folder.resolve("a.log.1")).doesNotExist();
    }

    @Test
    void aWriterGoesOnAtTheBeginningAfterItsLogWasTrimmed() throws IOException {
        try (FileOutputStream writer = new FileOutputStream(file.toFile(), true)) {
            writer.write("0123456789".getBytes(StandardCharsets.US_ASCII));
            log.trim(9);
            writer.write("next".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(file).hasContent("next");
        assertThat(folder.resolve("a.log.1")).hasContent("0123456789");
    }

    @Test
    void aLogWithinItsLimitIsLeftAlone() throws IOException {
        Files.writeString(file, "0123456789");

        log.trim(10);

        assertThat(file).hasContent("0123456789");
    }
}
