package org.secureside.operations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void aFailureIsExplainedByWhatBecameOfEachTry() {
        assertThat(Reason.inWords(504, List.of(new Observer.Step("query-1", 504), new Observer.Step("query-2", 502))))
                .isEqualTo("504: query-1 gave no answer in time, then query-2 could not be reached, or had just failed"
                        + " too often");
    }

    @Test
    void aFailureWithoutAnExplanationIsNotGivenOne() {
        assertThat(Reason.inWords(500, List.of(new Observer.Step("query-1", 500))))
                .contains(Reason.UNEXPLAINED);
        assertThat(Reason.inWords(500, List.of())).contains(Reason.UNEXPLAINED);
    }
}
