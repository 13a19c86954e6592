package org.secureside.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.operations.lines.Line;

class JsonLineTest {

    @Test
    void allFieldsAreUnderstood() throws BadLine {
        assertThat(understand("""
                {"body":"Grüße 🐈","author":"zoë","sentAt":"2026-01-31T19:30:00+01:00","key":"k-1"}"""))
                .isEqualTo(new Draft(
                        "Grüße 🐈",
                        new ResidentId("zoë"),
                        Instant.parse("2026-01-31T18:30:00Z"),
                        new IdempotencyKey("k-1")));
    }

    @Test
    void onlyTheBodyIsNeeded() throws BadLine {
        assertThat(understand("{\"body\":\" x \",\"author\":null}")).isEqualTo(new Draft(" x ", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                   | is blank
            {"body":"x"                          | is not JSON
            {"body":"x"} {"body":"y"}            | is not JSON
            {"body":"x","body":"y"}              | is not JSON
            ["x"]                                | must be a JSON object
            "x"                                  | must be a JSON object
            {}                                   | has no body
            {"body":null}                        | has no body
            {"body":7}                           | body must be a string
            {"body":""}                          | body must not be empty
            {"body":"a\\udc00"}                  | body must not contain U+DC00
            {"body":"a\\ud83d"}                  | body must not contain U+D83D
            {"body":"x","text":"y"}              | has fields that are not known: text
            {"body":"x","author":"a b"}          | author must be
            {"body":"x","author":""}             | author must not be empty
            {"body":"x","sentAt":"yesterday"}    | sentAt must be a time like
            {"body":"x","sentAt":1}              | sentAt must be a string
            {"body":"x","key":"ü"}               | key must be
            """)
    void whatIsWrongIsSaid(String line, String problem) {
        assertThatThrownBy(() -> understand(line)).isInstanceOf(BadLine.class).hasMessageStartingWith(problem);
    }

    @Property
    void noLineOfAnybodyBreaksAnything(@ForAll String line) {
        assertThatThrownBy(() -> understand(line)).isInstanceOf(BadLine.class);
    }

    @Test
    void theLongestBodyFitsHoweverItIsEscaped() throws BadLine {
        String line = "{\"body\":\"" + "\\ud83d\\udc08".repeat(8_000) + "\"}";

        assertThat(line.length()).isLessThan(JsonLine.MAX_BYTES);
        assertThat(understand(line).body()).isEqualTo("🐈".repeat(8_000));
    }

    private static Draft understand(String line) throws BadLine {
        return JsonLine.understand(new Line.Text(1, line));
    }
}
