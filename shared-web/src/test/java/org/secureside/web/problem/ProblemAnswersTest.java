package org.secureside.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemAnswersTest {

    @Test
    void whoWasRefusedTogetherDoesNotComeBackTogether() {
        List<Integer> pauses = IntStream.range(0, 1_000)
                .mapToObj(i -> ProblemAnswers.spread(Duration.ofSeconds(20)))
                .toList();

        assertThat(pauses).allSatisfy(seconds -> assertThat(seconds).isBetween(10, 30));
        assertThat(pauses.stream().distinct().count()).isGreaterThan(15);
    }

    @Test
    void nobodyIsSentBackAtOnce() {
        assertThat(ProblemAnswers.spread(Duration.ofMillis(1))).isEqualTo(1);
    }
}
