package org.secureside.command.membership;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Keeps a node out of the load balancer after its start until the lookup table has caught up once. A table that falls
 * behind later makes the node slower, not wrong, and so does not take it out. Nor does a log that cannot be reached, if
 * the node can keep messages in a journal meanwhile.
 */
@Component("membership")
class MembershipHealth implements HealthIndicator {

    private final TableFreshness freshness;
    private final boolean keepsJournal;

    MembershipHealth(TableFreshness freshness, @Value("${secureside.intake.directory:}") String journalDirectory) {
        this.freshness = freshness;
        this.keepsJournal = !journalDirectory.isEmpty();
    }

    @Override
    public Health health() {
        Health.Builder health = freshness.wasComplete() || (keepsJournal && !freshness.isLogReachable())
                ? Health.up()
                : Health.outOfService().withDetail("reason", "the membership table has not caught up with the log yet");
        return health.withDetail("fresh", freshness.isFresh()).build();
    }
}
