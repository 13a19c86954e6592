package org.secureside.query.neighborhood;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.query.projection.Recorded;

/**
 * All that one batch of events does to one neighborhood.
 *
 * @param id the neighborhood
 * @param opened whether its opening is in the batch
 * @param name its name, if the batch tells it
 * @param version its version after the batch
 */
record NeighborhoodChange(UUID id, boolean opened, @Nullable String name, long version) {

    static List<NeighborhoodChange> of(List<Recorded<NeighborhoodEvent>> events) {
        Map<NeighborhoodId, NeighborhoodChange> changes = new LinkedHashMap<>();
        events.forEach(recorded -> changes.merge(
                recorded.event().neighborhoodId(), NeighborhoodChange.of(recorded), NeighborhoodChange::and));
        return List.copyOf(changes.values());
    }

    private static NeighborhoodChange of(Recorded<NeighborhoodEvent> recorded) {
        UUID id = recorded.event().neighborhoodId().value();
        long version = recorded.version();
        return switch (recorded.event()) {
            case NeighborhoodOpened event -> new NeighborhoodChange(id, true, event.name(), version);
            case NeighborhoodRenamed event -> new NeighborhoodChange(id, false, event.name(), version);
            case MemberAdmitted event -> new NeighborhoodChange(id, false, null, version);
            case MemberRoleChanged event -> new NeighborhoodChange(id, false, null, version);
            case MemberLeft event -> new NeighborhoodChange(id, false, null, version);
        };
    }

    private NeighborhoodChange and(NeighborhoodChange next) {
        return new NeighborhoodChange(id, opened || next.opened, next.name == null ? name : next.name, next.version);
    }
}
