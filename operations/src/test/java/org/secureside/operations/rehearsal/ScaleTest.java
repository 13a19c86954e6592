package org.secureside.operations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Property
    void everyValueHasItsPlaceAndNotTooManyNumbersStandBesideIt(@ForAll @DoubleRange(max = 5_000) double largest) {
        Scale scale = Scale.linear(largest);

        assertThat(scale.most()).isGreaterThanOrEqualTo(largest);
        assertThat(scale.at(largest)).isBetween(0.0, 1.0);
        assertThat(scale.ticks()).hasSizeBetween(2, 7);
    }

    @Property
    void aTimeHasItsPlaceOnALogarithmicScale(
            @ForAll @DoubleRange(max = 0.5) double least, @ForAll @DoubleRange(min = 0.5, max = 100) double most) {
        Scale scale = Scale.logarithmic(least, most);

        assertThat(scale.at(most)).isBetween(0.0, 1.0);
        assertThat(scale.most()).isGreaterThanOrEqualTo(most * 0.999);
        assertThat(scale.ticks()).hasSizeBetween(2, 7);
    }

    @Test
    void equalRatiosAreEquallyFarApart() {
        Scale scale = Scale.logarithmic(0.001, 1);

        assertThat(scale.at(0.1) - scale.at(0.01)).isCloseTo(scale.at(1) - scale.at(0.1), within(1e-9));
        assertThat(scale.ticks()).map(scale::label).containsExactly("1 ms", "10 ms", "100 ms", "1 s");
    }
}
