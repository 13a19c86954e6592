package org.secureside.command.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells when the journal's writer or the forwarder has ended by an error. It is part of liveness, because nothing but a
 * restart helps, and a restart loses nothing: what was promised is on the disk, and is recorded by the next process. It
 * is part of readiness, too, because a node in this state refuses every post: others are to have them until then. An
 * event store that is away, or a journal that is full, is no matter of either: it passes, and a restart would not help.
 */
@Component("intakeHealthIndicator") // whose part of the health is called intake
class IntakeHealth implements HealthIndicator {

    private final ObjectProvider<Journal> journal;
    private final ObjectProvider<Forwarder> forwarder;

    IntakeHealth(ObjectProvider<Journal> journal, ObjectProvider<Forwarder> forwarder) {
        this.journal = journal;
        this.forwarder = forwarder;
    }

    @Override
    public Health health() {
        Journal kept = journal.getIfAvailable();
        Forwarder forwards = forwarder.getIfAvailable();
        return health(kept == null ? null : kept.broken(), forwards == null ? null : forwards.broken());
    }

    private static Health health(@Nullable String writerError, @Nullable String forwarderError) {
        if (writerError != null) {
            return Health.down().withDetail("writer", writerError).build();
        }
        return forwarderError == null
                ? Health.up().build()
                : Health.down().withDetail("forwarder", forwarderError).build();
    }
}
