package org.secureside.query.projection;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.secureside.api.neighborhood.NeighborhoodId;

/** What one batch of events changed for readers, told after it is committed. */
public final class Commit {

    private final Set<UUID> changed = new HashSet<>();
    private final Set<NeighborhoodId> neighborhoods = new HashSet<>();

    /** Notes that a message, neighborhood or read marker has a newer version. */
    public void changed(UUID id) {
        changed.add(id);
    }

    /** Notes that something happened in a neighborhood which its stream shows. */
    public void happenedIn(NeighborhoodId neighborhood) {
        neighborhoods.add(neighborhood);
    }

    /** Returns the messages, neighborhoods and read markers that have a newer version. */
    public Set<UUID> changed() {
        return changed;
    }

    /** Returns the neighborhoods in which something happened. */
    public Set<NeighborhoodId> neighborhoods() {
        return neighborhoods;
    }
}
