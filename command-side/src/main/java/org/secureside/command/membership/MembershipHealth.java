package org.secureside.command.membership;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Keeps a node out of the load balancer after its start until the lookup table has caught up once. A table that falls
 * behind later makes the node slower, not wrong, and so does not take it out.
 */
@Component("membership")
class MembershipHealth implements HealthIndicator {

    private final TableFreshness freshness;

    MembershipHealth(TableFreshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public Health health() {
        Health.Builder health = freshness.wasComplete()
                ? Health.up()
                : Health.outOfService().withDetail("reason", "the membership table has not caught up with the log yet");
        return health.withDetail("fresh", freshness.isFresh()).build();
    }
}
