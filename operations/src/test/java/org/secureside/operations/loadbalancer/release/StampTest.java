package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampTest {

    private static final String TEXT = "events {}\nhttp { map $server_port $release { default \"\"; } }\n";

    @Test
    void aTextIsStampedWithItsVersionWhereItHasAPlaceForThat() {
        String stamped = Stamp.on(TEXT);

        assertThat(stamped).contains("$release { default \"" + Stamp.of(TEXT) + "\"; }");
        assertThat(Stamp.of(TEXT)).matches("[0-9a-f]{12}");
    }

    @Test
    void theStampIsNoPartOfTheVersionSoThatTheSameContentIsTheSameRelease() {
        assertThat(Stamp.of(Stamp.on(TEXT))).isEqualTo(Stamp.of(TEXT));
        assertThat(Stamp.of(TEXT.replace("\"\"", "something$1"))).isEqualTo(Stamp.of(TEXT));
    }

    @Test
    void anyOtherDifferenceIsAnotherVersion() {
        assertThat(Stamp.of(TEXT + "#")).isNotEqualTo(Stamp.of(TEXT));
    }

    @Test
    void aTextWithoutAPlaceStaysAsItIs() {
        String text = "events {}\nhttp { map $uri $other { default \"\"; } }\n";

        assertThat(Stamp.on(text)).isEqualTo(text);
    }
}
