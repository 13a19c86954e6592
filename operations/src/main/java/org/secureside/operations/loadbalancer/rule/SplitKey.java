package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;

/** Clients split by something they have in common. */
final class SplitKey implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "split-clients-key",
            "Clients with the same key get the same part. With one key for all, one part takes " + "everything.",
            "Split by something that differs between requests, such as $request_id.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        Spreads spreads = new Spreads(configuration.variables());
        boolean realAddress = configuration.all("set_real_ip_from").findAny().isPresent();
        return configuration.variables().choices().stream()
                .filter(Choice::isSplit)
                .filter(choice -> switch (spreads.of(choice.input())) {
                    case CONSTANT, FEW, COMMON_FALLBACK, OPTIONAL, CONNECTION -> true;
                    case ADDRESS -> !realAddress;
                    case WIDE -> false;
                })
                .map(choice -> CRITERION.at(choice.node().at(), "clients are split by " + choice.input()));
    }
}
