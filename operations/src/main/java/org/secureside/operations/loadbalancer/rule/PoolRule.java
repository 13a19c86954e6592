package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A rule that looks at each pool by itself. */
interface PoolRule extends Rule {

    Stream<Finding> findings(Pool pool, Configuration configuration);

    @Override
    default Stream<Finding> findings(Configuration configuration) {
        return configuration.pools().stream().flatMap(pool -> findings(pool, configuration));
    }
}
