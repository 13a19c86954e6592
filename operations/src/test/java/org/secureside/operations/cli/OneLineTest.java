package org.secureside.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void lineBreaksBecomeBlanks() {
        assertThat(OneLine.of(" one\n\ttwo \r\nthree\n")).isEqualTo("one two three");
    }

    @Test
    void anExceptionWithoutAMessageIsToldByItsName() {
        assertThat(OneLine.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void fileSystemExceptionsThatSayOnlyAPathAreToldInWords() {
        assertThat(OneLine.of(new AccessDeniedException("/x"))).isEqualTo("no permission for /x");
        assertThat(OneLine.of(new NoSuchFileException("/x"))).isEqualTo("/x does not exist");
    }
}
