package org.secureside.operations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void aFailureIsExplainedByWhatBecameOfEachTry() {
        assertThat(Reason.inWords(504, List.of(new Observer.Step("query-1", 504), new Observer.Step("query-2", 502))))
                .isEqualTo("504: query-1 gave no answer in time, then query-2 could not be reached");
    }

    @Test
    void aPoolWithoutNodesAndAnExhaustedLoadBalancerAreNamed() {
        assertThat(Reason.inWords(502, List.of(new Observer.Step("query_nodes", 502))))
                .isEqualTo("502: no node of query_nodes was left, for all had just failed too often");
        assertThat(Reason.inWords(500, List.of())).endsWith("it had no connection left");
    }

    @Test
    void aFailureWithoutAnExplanationIsNotGivenOne() {
        assertThat(Reason.inWords(500, List.of(new Observer.Step("query-1", 500))))
                .contains(Reason.UNEXPLAINED);
    }
}
