package org.secureside.command.neighborhood;

import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.command.dispatch.Snapshots;
import org.secureside.eventstore.SnapshotFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has snapshots taken of neighborhoods that many come to and go from. */
@Configuration(proxyBeanMethods = false)
class NeighborhoodSnapshots {

    static final String TRIGGER = "neighborhoodSnapshotTrigger";

    @Bean
    SnapshotFormat neighborhoodSnapshotFormat() {
        return new SnapshotFormat(NeighborhoodSnapshot.class);
    }

    @Bean(TRIGGER)
    SnapshotTriggerDefinition neighborhoodSnapshotTrigger(Snapshots snapshots) {
        return snapshots.of(Folded::new);
    }

    /** A neighborhood by the very methods that load it. */
    static final class Folded implements Snapshots.Folding {

        private final Neighborhood neighborhood = new Neighborhood();

        @Override
        public boolean follow(Object event, long version) {
            switch (event) {
                case NeighborhoodSnapshot snapshot -> neighborhood.on(snapshot);
                case NeighborhoodEvent happened -> neighborhood.on(happened);
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public NeighborhoodSnapshot snapshot() {
            return neighborhood.snapshot();
        }
    }
}
