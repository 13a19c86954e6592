package org.secureside.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    /** Nodes are looked at seconds apart, and some hundred events come in a second. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1023, 0",
        "1024, 1024",
        "16384, 16384",
        "32767, 31744",
        "1000000, 983040",
        "1015807, 983040",
        "1015808, 1015808",
        "5000000, 4980736"
    })
    void theHeadByWhichNodesAreComparedStaysTheSameForAWhile(long size, long compared) {
        assertThat(Standing.comparable(size)).isEqualTo(compared);
    }
}
