package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** Looks for one thing in a configuration, without running it. */
public interface Rule {

    /** Returns what is looked for. */
    Criterion criterion();

    /** Returns every place where it was found. */
    Stream<Finding> findings(Configuration configuration);
}
