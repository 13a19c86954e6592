package org.secureside.query.neighborhood;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.FindNeighborhoodsOf;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers who belongs where. */
@Component
public class Neighborhoods {

    private final JdbcClient jdbc;

    Neighborhoods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether the resident is a member of the neighborhood; of one that does not exist, nobody is. */
    public boolean hasMember(NeighborhoodId neighborhood, ResidentId resident) {
        return jdbc.sql("select true from member where neighborhood_id = ? and resident = ?")
                .param(neighborhood.value())
                .param(resident.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    @QueryHandler
    List<NeighborhoodView> handle(FindNeighborhoodsOf query) {
        return jdbc.sql("select neighborhood_id, name, role from member join neighborhood using (neighborhood_id)"
                        + " where resident = ? order by name, neighborhood_id limit 1000")
                .param(query.resident().value())
                .query((row, number) -> new NeighborhoodView(
                        new NeighborhoodId(row.getObject("neighborhood_id", java.util.UUID.class)),
                        row.getString("name"),
                        MemberRole.valueOf(row.getString("role"))))
                .list();
    }
}
