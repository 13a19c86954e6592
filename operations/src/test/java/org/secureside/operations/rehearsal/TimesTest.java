package org.secureside.operations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void quantilesAreOfTheKindAskedForAndFailuresCount() {
        List<Sample> samples = Stream.concat(
                        IntStream.rangeClosed(1, 100).mapToObj(i -> sample(Sample.Kind.READ, i == 100 ? 504 : 200, i)),
                        Stream.of(sample(Sample.Kind.POST, 201, 1_000)))
                .toList();

        Times times = Times.of(samples, Sample.Kind.READ);

        assertThat(times).isEqualTo(new Times(100, 1, 0, 50, 95, 99, 100));
    }

    @Test
    void ofNoRequestsThereAreNoTimes() {
        assertThat(Times.of(List.of(), Sample.Kind.READ)).isEqualTo(new Times(0, 0, 0, 0, 0, 0, 0));
    }

    private static Sample sample(Sample.Kind kind, int status, double seconds) {
        return new Sample(Instant.EPOCH, kind, status, seconds, 1, "");
    }
}
