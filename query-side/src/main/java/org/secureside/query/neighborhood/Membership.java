package org.secureside.query.neighborhood;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/** Tells who belongs to a neighborhood. */
@Component
public class Membership {

    private final ReadDatabase database;

    Membership(ReadDatabase database) {
        this.database = database;
    }

    /** Returns whether the resident is a member of the neighborhood; of one that does not exist, nobody is. */
    public boolean holds(NeighborhoodId neighborhood, ResidentId resident) {
        return !membersAmong(neighborhood, Set.of(resident)).isEmpty();
    }

    /** Returns which of the residents are members of the neighborhood. */
    public Set<ResidentId> membersAmong(NeighborhoodId neighborhood, Collection<ResidentId> residents) {
        return database
                .sql("select resident from member where neighborhood_id = ? and resident = any (?) and not gone")
                .param(neighborhood.value())
                .param(Columns.of("text", List.copyOf(residents), ResidentId::value))
                .query(String.class)
                .list()
                .stream()
                .map(ResidentId::new)
                .collect(Collectors.toSet());
    }
}
