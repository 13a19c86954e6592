package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A hash whose key is the same for all clients that lack something optional. */
final class HashKeyCommonFallback implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "hash-key-common-fallback",
            "Clients that do not send the cookie, header or argument all get the same key, and so the "
                    + "same server.",
            "Let the key be empty where the part is missing: since 1.17.1 nginx then takes the "
                    + "servers in turn. Or hash something that every request has.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Balancing balancing = pool.balancing();
        return balancing.method() == Balancing.Method.HASH
                        && new Spreads(configuration.variables()).of(balancing.key()) == Spread.COMMON_FALLBACK
                ? Stream.of(CRITERION.at(
                        balancing.node().at(),
                        "upstream %s hashes %s, which is the same for every client that does not send it"
                                .formatted(pool.name(), balancing.key())))
                : Stream.empty();
    }
}
