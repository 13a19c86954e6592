package org.secureside.query.projection;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/** What one batch of events changed for readers, told after it is committed. */
public final class Commit {

    /**
     * A resident belongs to a neighborhood no more.
     *
     * @param neighborhood the neighborhood
     * @param resident the resident
     */
    public record Departure(NeighborhoodId neighborhood, ResidentId resident) {}

    private final Set<UUID> changed = new HashSet<>();
    private final Set<NeighborhoodId> neighborhoods = new HashSet<>();
    private final Set<Departure> departures = new HashSet<>();

    /** Notes that a message, neighborhood or read marker has a newer version. */
    public void changed(UUID id) {
        changed.add(id);
    }

    /** Notes that something happened in a neighborhood which its stream shows. */
    public void happenedIn(NeighborhoodId neighborhood) {
        neighborhoods.add(neighborhood);
    }

    /** Notes that a resident may have left. */
    public void left(NeighborhoodId neighborhood, ResidentId resident) {
        departures.add(new Departure(neighborhood, resident));
    }

    /** Returns the messages, neighborhoods and read markers that have a newer version. */
    public Set<UUID> changed() {
        return changed;
    }

    /** Returns the neighborhoods in which something happened. */
    public Set<NeighborhoodId> neighborhoods() {
        return neighborhoods;
    }

    /** Returns who may have left; those who came back since are among them. */
    public Set<Departure> departures() {
        return departures;
    }
}
