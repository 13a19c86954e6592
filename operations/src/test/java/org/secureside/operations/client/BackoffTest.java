package org.secureside.operations.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Property
    void thePauseDoublesUpToTheLongestAndHalfOfItIsChance(@ForAll @IntRange(min = 1, max = 100_000) int failures) {
        double full = Math.min(100 * Math.pow(2, failures - 1), 5_000);
        assertThat(BACKOFF.pause(failures).toNanos() / 1e6).isBetween(full / 2, full + 0.001);
    }

    @Test
    void thoseWhoFailedTogetherDoNotComeBackTogether() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(any -> BACKOFF.pause(3))
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }
}
