package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Target;

/** A rule that looks at each directive that passes requests on. */
interface TargetRule extends Rule {

    Stream<Finding> findings(Target target, Configuration configuration);

    @Override
    default Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream().flatMap(target -> findings(target, configuration));
    }
}
