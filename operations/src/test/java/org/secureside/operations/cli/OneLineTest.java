package org.secureside.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
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

    @Test
    void whatATerminalWouldObeyIsShownAsAQuestionMark() {
        assertThat(OneLine.printable("a\u001b[2Jb\u009bc\u202ed\u2028e\nf\ud800g"))
                .isEqualTo("a?[2Jb?c?d?e?f?g");
        assertThat(OneLine.of("a\u001b[2J b")).isEqualTo("a?[2J b");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String ordinary = "Grüße, ‘quotes’ – 北京 שלום नमस्ते e\u0301 👩\u200d👩\u200d👧 ❤\ufe0f\u00a0!";

        assertThat(OneLine.printable(ordinary)).isEqualTo(ordinary);
    }

    @Test
    void whatIsTooLongIsCutOff() {
        assertThat(OneLine.printable("abcdef", 6)).isEqualTo("abcdef");
        assertThat(OneLine.printable("abc🐈ef", 4)).isEqualTo("abc?...");
    }

    @Test
    void ofAFormatOnlyTheValuesAreMadePrintable() {
        assertThat(OneLine.format("%s\t%3d %s%s", "a\tb", 7, null, List.of("\u0007")))
                .isEqualTo("a?b\t  7 null[?]");
    }
}
