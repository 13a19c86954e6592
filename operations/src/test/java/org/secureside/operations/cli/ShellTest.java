package org.secureside.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {

    @Test
    void aPlainWordStaysAsItIs() {
        assertThat(Shell.quote("./secureside")).isEqualTo("./secureside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "it's", "$HOME", "a;b", "", "*", "\"", "new\nline"})
    void aShellReadsBackTheSameWord(String word) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Shell.quote(word)).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(word);
    }
}
