package org.secureside.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutantsTest {

    @Test
    void aConditionIsChangedInOneThingAtATime() {
        assertThat(expressions("sum by (kind, node) (rate(a{b=\"c\"}[5m])) > 2"))
                .containsExactlyInAnyOrder(
                        "sum by (kind, node) (rate(a{b=\"c\"}[5m])) > 4.0",
                        "sum by (kind, node) (rate(a{b=\"c\"}[5m])) > 1.0",
                        "sum by (kind, node) (rate(a{b=\"c\"}[5m])) < 2",
                        "sum by (kind, node) (rate(a{b=\"something else\"}[5m])) > 2",
                        "sum by (kind, node) (rate(a{b=~\".+\"}[5m])) > 2",
                        "sum by (kind, node) (rate(a{b=\"c\"}[600s])) > 2",
                        "sum by (kind, node) (rate(a{b=\"c\"}[150s])) > 2",
                        "max by (kind, node) (rate(a{b=\"c\"}[5m])) > 2",
                        "min by (kind, node) (rate(a{b=\"c\"}[5m])) > 2",
                        "sum by (kind, node) (increase(a{b=\"c\"}[5m])) > 2",
                        "sum by (kind, node) (irate(a{b=\"c\"}[5m])) > 2",
                        "sum by (node) (rate(a{b=\"c\"}[5m])) > 2",
                        "sum by (kind) (rate(a{b=\"c\"}[5m])) > 2");
    }

    @Test
    void aPartOfAConditionIsLeftOutWhereItIsWhole() {
        assertThat(expressions("up == 0\n  or (a < b\n    unless c > d)\n  and e - f > g"))
                .contains("up == 0\n  or (a < b\n    unless c > d)\n ")
                .contains("up == 0\n  and (a < b\n    unless c > d)\n  and e - f > g")
                .contains("up == 0\n  or (a < b\n    and c > d)\n  and e - f > g")
                .contains("up == 0\n  or (a < b\n    unless c > d)\n  and e + f > g")
                .noneMatch(expression -> expression.startsWith("up == 0\n \n"));
    }

    @Test
    void whatMakesNoDifferenceIsNotChanged() {
        assertThat(expressions("histogram_quantile(a, sum by (le) (rate(b_bucket[1m])))"))
                .noneMatch(expression -> expression.contains("increase"));
        assertThat(expressions("rate(a[1m]) > 0")).noneMatch(expression -> expression.contains("increase"));
    }

    @Test
    void theWaitingTimeIsChanged() {
        assertThat(Mutants.of(new Rule(Map.of("alert", "A", "expr", "up", "for", "10m"))))
                .extracting(Rule::waits)
                .containsExactly(Optional.of("1800s"), Optional.of("0s"));
    }

    private static List<String> expressions(String expression) {
        return Mutants.of(new Rule(Map.of("record", "a:b", "expr", expression))).stream()
                .map(Rule::expression)
                .toList();
    }
}
