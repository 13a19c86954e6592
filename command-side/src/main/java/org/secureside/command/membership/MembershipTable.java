package org.secureside.command.membership;

import java.util.Optional;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lookup table in the command node's own database. */
@Component
class MembershipTable implements Members {

    private final JdbcClient jdbc;

    MembershipTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood) {
        return jdbc.sql("select role from membership where neighborhood_id = ? and resident = ?")
                .param(neighborhood.value())
                .param(resident.value())
                .query((row, number) -> MemberRole.valueOf(row.getString("role")))
                .optional();
    }

    void put(NeighborhoodId neighborhood, ResidentId resident, MemberRole role) {
        jdbc.sql("insert into membership (neighborhood_id, resident, role) values (?, ?, ?)"
                        + " on conflict (neighborhood_id, resident) do update set role = excluded.role")
                .param(neighborhood.value())
                .param(resident.value())
                .param(role.name())
                .update();
    }
}
