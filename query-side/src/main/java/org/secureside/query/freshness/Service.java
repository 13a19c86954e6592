package org.secureside.query.freshness;

import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Keeps a node out of the load balancer until it has shown everything once after its start, and whenever it is too far
 * behind or its projections have stopped. It comes back by itself. A node that cannot reach the event store does not know
 * of anything it lacks, and stays in: with the store away, every node would leave, and old messages would be unreadable
 * for no gain.
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
    public Health health() {
        Lag lag = freshness.lag();
        Health.Builder health = serves(lag) ? Health.up() : Health.outOfService();
        reasonToLeave(lag).ifPresent(reason -> health.withDetail("reason", reason));
        withDetail(health, "events", lag.events());
        withDetail(health, "ms", lag.millis());
        return health.withDetail("behindMs", lag.behind().toMillis())
                .withDetail("stuckMs", lag.stuck().toMillis())
                .build();
    }

    /** Returns whether a node with this lag answers readers who want to see what is new. */
    boolean serves(Lag lag) {
        if (limits.stayWhenBehind() && (isStuck(lag) || !isStarting(lag))) {
            return true;
        }
        return reasonToLeave(lag).isEmpty();
    }

    private synchronized Optional<String> reasonToLeave(Lag lag) {
        tooFarBehind = lag.behind().compareTo(tooFarBehind ? limits.backInServiceAt() : limits.maxLag()) > 0;
        if (isStuck(lag)) {
            return Optional.of("the projections have stopped before the end of the log: this node's log tells why");
        } else if (isStarting(lag)) {
            return Optional.of("the projections have not reached the end of the log yet");
        }
        return tooFarBehind ? Optional.of("the projections are too far behind the end of the log") : Optional.empty();
    }

    private boolean isStuck(Lag lag) {
        return lag.stuck().compareTo(limits.maxStuck()) > 0;
    }

    private static boolean isStarting(Lag lag) {
        return lag.millis().isEmpty();
    }

    private static void withDetail(Health.Builder health, String name, OptionalLong value) {
        if (value.isPresent()) {
            health.withDetail(name, value.getAsLong());
        }
    }
}
