package org.secureside.query.projection;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Keeps a node out of the load balancer after its start until every projection has seen the end of the log once. */
@Component("projections")
class CaughtUp implements HealthIndicator {

    private final EventProcessingConfiguration processing;
    private final AtomicBoolean onceCaughtUp = new AtomicBoolean();

    CaughtUp(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @Override
    public Health health() {
        if (onceCaughtUp.get() || processing.eventProcessors().values().stream().allMatch(this::isCaughtUp)) {
            onceCaughtUp.set(true);
            return Health.up().build();
        }
        return Health.outOfService()
                .withDetail("reason", "the projections have not reached the end of the log yet")
                .build();
    }

    private boolean isCaughtUp(Object processor) {
        return processor instanceof StreamingEventProcessor streaming
                && !streaming.processingStatus().isEmpty()
                && streaming.processingStatus().values().stream().allMatch(EventTrackerStatus::isCaughtUp);
    }
}
