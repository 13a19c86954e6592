package org.secureside.operations.loadbalancer;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.live.LiveCheck;
import org.secureside.operations.loadbalancer.rule.RuleBook;
import org.secureside.operations.loadbalancer.trial.Trial;

/** Everything that a check looks for: in the text, in the trial, and at the real addresses. */
final class Criteria {

    private Criteria() {}

    static List<Criterion> all() {
        return Stream.of(
                        RuleBook.criteria(),
                        Stream.of(SocketsKept.CRITERION, LogKept.CRITERION),
                        Trial.criteria(),
                        LiveCheck.criteria())
                .flatMap(criteria -> criteria)
                .toList();
    }
}
