package org.secureside.eventstore;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells whether this process is connected to its context of Axon Server. */
final class AxonServerHealth implements HealthIndicator {

    private final AxonServerConnectionManager connections;
    private final String context;

    AxonServerHealth(AxonServerConnectionManager connections, String context) {
        this.connections = connections;
        this.context = context;
    }

    @Override
    public Health health() {
        Health.Builder health = connections.isConnected(context) ? Health.up() : Health.down();
        return health.withDetail("context", context).build();
    }
}
