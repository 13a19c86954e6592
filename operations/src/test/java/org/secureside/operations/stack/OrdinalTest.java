package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrdinalTest {

    @Test
    void ordinalsAreThoseOfEnglish() {
        assertThat(IntStream.of(1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111).mapToObj(Ordinal::of))
                .containsExactly("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th");
    }
}
