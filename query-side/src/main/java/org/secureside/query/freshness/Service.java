package org.secureside.query.freshness;

import java.util.OptionalLong;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Keeps a node out of the load balancer until it has shown everything once after its start, and whenever it is too far
 * behind. It comes back by itself. A node that cannot reach the event store does not know of anything it lacks, and stays
 * in: with the store away, every node would leave, and old messages would be unreadable for no gain.
 */
@Component("projections")
class Service implements HealthIndicator {

    private final Freshness freshness;
    private final FreshnessProperties limits;
    private boolean tooFarBehind;

    Service(Freshness freshness, FreshnessProperties limits) {
        this.freshness = freshness;
        this.limits = limits;
    }

    @Override
    public synchronized Health health() {
        Lag lag = freshness.lag();
        boolean starting = lag.millis().isEmpty();
        tooFarBehind = lag.behind().compareTo(tooFarBehind ? limits.backInServiceAt() : limits.maxLag()) > 0;
        Health.Builder health = starting || tooFarBehind ? Health.outOfService() : Health.up();
        if (starting) {
            health.withDetail("reason", "the projections have not reached the end of the log yet");
        } else if (tooFarBehind) {
            health.withDetail("reason", "the projections are too far behind the end of the log");
        }
        withDetail(health, "events", lag.events());
        withDetail(health, "ms", lag.millis());
        return health.withDetail("behindMs", lag.behind().toMillis()).build();
    }

    private static void withDetail(Health.Builder health, String name, OptionalLong value) {
        if (value.isPresent()) {
            health.withDetail(name, value.getAsLong());
        }
    }
}
