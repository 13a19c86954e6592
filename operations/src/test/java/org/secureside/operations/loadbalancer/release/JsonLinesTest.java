package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    private record Note(String text) {}

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aTornLineTakesNeitherThoseBeforeNorThoseAfterWithIt() throws IOException {
        Path file = folder.resolve("notes.ndjson");
        JsonLines lines = new JsonLines(file);
        lines.append(new Note("first"));
        Files.writeString(file, "{\"text\":\"sec", StandardOpenOption.APPEND);

        assertThat(lines.read(Note.class)).containsExactly(new Note("first"));
        lines.append(new Note("third"));

        assertThat(lines.read(Note.class)).containsExactly(new Note("first"), new Note("third"));
        assertThat(lines.unreadable(Note.class)).isEqualTo(1);
    }

    @Test
    void aLineMayBeTornWithinACharacter() throws IOException {
        Path file = folder.resolve("notes.ndjson");
        byte[] whole = "{\"text\":\"é".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        JsonLines lines = new JsonLines(file);

        lines.append(new Note("next"));

        assertThat(lines.read(Note.class)).containsExactly(new Note("next"));
    }

    @Test
    void aFileThatIsWholeHasNoBlankLinesAndNothingUnreadable() throws IOException {
        Path file = folder.resolve("notes.ndjson");
        JsonLines lines = new JsonLines(file);
        lines.append(new Note("first"));
        lines.append(new Note("second"));

        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(lines.unreadable(Note.class)).isZero();
    }
}
