package org.secureside.eventstore.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", "a", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "\ud800\udc00", "\udbff\udfff"})
    void theLengthIsThatOfTheEncodedText(String text) {
        assertThat(Utf8.lengthOf("It", text)).isEqualTo(text.getBytes(UTF_8).length);
    }

    @Test
    void everyCharacterHasTheLengthOfItsEncoding() {
        StringBuilder all = new StringBuilder();
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        assertThat(Utf8.lengthOf("It", all.toString())).isEqualTo(all.toString().getBytes(UTF_8).length);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"0000,", "0000,0061", "D800,", "D800,0061", "DC00,", "DC00,D800", "DBFF,DBFF"})
    void whatCannotBeStoredIsRefusedByItsName(String first, @Nullable String second) {
        String text = "a" + character(first) + (second == null ? "" : character(second));

        assertThatThrownBy(() -> Utf8.lengthOf("The name", text))
                .isInstanceOf(UnstorableTextException.class)
                .hasMessage("The name contains U+" + first + ", which cannot be stored");
    }

    private static char character(String hex) {
        return (char) Integer.parseInt(hex, 16);
    }
}
