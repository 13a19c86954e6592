package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;
    private LogTail tail = new LogTail("", file);

    @BeforeEach
    void nameTheLog() {
        file = folder.resolve("a.log");
        tail = new LogTail("", file);
    }

    @Test
    void theLastLinesComeFirstThenWhatIsAdded() throws IOException {
        append("one\ntwo\nthree\n");

        assertThat(tail.last(2)).containsExactly("two", "three");
        assertThat(tail.added()).isEmpty();
        append("four\n");
        assertThat(tail.added()).containsExactly("four");
    }

    @Test
    void aLineIsShownWhenItIsCompleteAndItsCharactersAreNotTorn() throws IOException {
        append("Grü");
        assertThat(tail.last(5)).isEmpty();

        append("ße\n");

        assertThat(tail.added()).containsExactly("Grüße");
    }

    @Test
    void aLogThatWasEmptiedIsReadFromItsBeginning() throws IOException {
        append("a long first line\n");
        assertThat(tail.last(5)).hasSize(1);

        Files.writeString(file, "new\n");

        assertThat(tail.added()).containsExactly("new");
    }

    @Test
    void aLogThatDoesNotExistYetIsEmpty() throws IOException {
        assertThat(tail.last(5)).isEmpty();
    }

    @Test
    void ofSeveralLogsEachLineIsNamed() throws IOException {
        append("one\n");

        assertThat(new LogTail("query-1", file).last(1)).containsExactly("query-1    | one");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
