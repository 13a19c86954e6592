package org.secureside.operations.loadbalancer.rule;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A server line behind a number sign. */
final class ServerCommentedOut implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "server-commented-out",
            "A server that was taken out for a moment and never put back leaves its traffic to the " + "others.",
            "Take the number sign away, or delete the line.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final Pattern SERVER = Pattern.compile("server\\s+[^;\\s]+[^;]*;.*");

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.node().comments().stream()
                .filter(comment -> SERVER.matcher(comment.text()).matches())
                .map(comment -> CRITERION
                        .at(comment.at(), "in upstream %s: # %s".formatted(pool.name(), comment.text()))
                        .asErrorIf(pool.width() < 2));
    }
}
