package org.secureside.operations.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.cli.CommandFailure;

class TextFileTest {

    @Test
    void linesAreCounted(@TempDir Path folder) throws IOException {
        assertThat(check(folder, "").lines()).isZero();
        assertThat(check(folder, "a").lines()).isEqualTo(1);
        assertThat(check(folder, "a\n").lines()).isEqualTo(1);
        assertThat(check(folder, "a\r\n\nb").lines()).isEqualTo(3);
    }

    @Test
    void whatIsNoFileIsRefusedInOneLine(@TempDir Path folder) {
        assertThatThrownBy(() -> TextFile.check(folder.resolve("none.txt")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("none.txt does not exist");
        assertThatThrownBy(() -> TextFile.check(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> TextFile.check(Path.of("/dev/null"))).hasMessageContaining("is no file");
    }

    /** Around the size of a buffer, so that characters and line ends are cut in two by its end. */
    @Property(tries = 200)
    void theFirstByteThatIsNotUtf8IsNamed(
            @ForAll @IntRange(min = 0, max = 40_000) int ofTwoBytes, @ForAll @IntRange(min = 0, max = 5) int ofOneByte)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("é\n".repeat(ofTwoBytes) + "x".repeat(ofOneByte)).getBytes(StandardCharsets.UTF_8));
        int offset = file.size();
        file.writeBytes(new byte[] {(byte) 0xe4, '\n'});

        Path path = Files.createTempFile("not-utf-8", ".txt");
        try {
            Files.write(path, file.toByteArray());
            assertThatThrownBy(() -> TextFile.check(path))
                    .hasMessageContaining("is not UTF-8: line %d, at byte offset %d".formatted(ofTwoBytes + 1, offset));
        } finally {
            Files.delete(path);
        }
    }

    @Test
    void aCharacterCutOffByTheEndOfTheFileIsNotUtf8(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("cut.txt"), new byte[] {'a', '\n', (byte) 0xf0, (byte) 0x9f});

        assertThatThrownBy(() -> TextFile.check(path)).hasMessageContaining("line 2, at byte offset 2");
    }

    private static TextFile check(Path folder, String content) throws IOException {
        return TextFile.check(Files.writeString(folder.resolve("f.txt"), content));
    }
}
