package org.secureside.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MaxStaleTest {

    private final Lag sixtySeconds =
            new Lag(OptionalLong.of(1), OptionalLong.of(60_000), Duration.ofSeconds(60), Duration.ZERO);

    @Test
    void withoutSecondsAnyAgeIsTaken() {
        assertThat(allows("max-stale")).isTrue();
        assertThat(allows("no-transform, Max-Stale ,foo=1")).isTrue();
        assertThat(allows("foo", "max-stale")).isTrue();
    }

    @Test
    void withSecondsOnlySuchAnAgeIs() {
        assertThat(allows("max-stale=60")).isTrue();
        assertThat(allows("max-stale=\"60\"")).isTrue();
        assertThat(allows("max-stale=59")).isFalse();
    }

    @Test
    void anythingElseTakesNothingOld() {
        assertThat(allows()).isFalse();
        assertThat(allows("max-age=60", "x-max-stale", "max-stale=x", "max-stale=9999999999"))
                .isFalse();
    }

    private boolean allows(String... lines) {
        return MaxStale.allows(List.of(lines), sixtySeconds);
    }
}
