package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** Servers kept as backup while one does all the work. */
final class BackupTakesNoTraffic implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "backup-takes-no-traffic",
            "A backup server gets nothing while a primary one is up. With one primary, that one takes "
                    + "all traffic.",
            "Take \"backup\" away from the servers that are to share the traffic.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        List<String> backups = pool.servers().stream()
                .filter(PoolServer::backup)
                .map(server -> server.address().text())
                .toList();
        return !backups.isEmpty()
                ? Stream.of(CRITERION
                        .at(
                                pool.node().at(),
                                "upstream %s keeps %s as backup and has %d primary server%s"
                                        .formatted(
                                                pool.name(),
                                                String.join(", ", backups),
                                                pool.width(),
                                                pool.width() == 1 ? "" : "s"))
                        .asErrorIf(pool.width() < 2))
                : Stream.empty();
    }
}
