package org.secureside.query.neighborhood;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.RowBatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps neighborhoods and their members for readers. */
@Component
@ProcessingGroup("feed")
class NeighborhoodProjection {

    private final JdbcClient jdbc;
    private final RowBatch<NeighborhoodOpened> opened = new RowBatch<>("neighborhood", this::write);
    private final RowBatch<MemberAdmitted> admitted = new RowBatch<>("member", this::writeMembers);

    NeighborhoodProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(NeighborhoodOpened event) {
        opened.add(event);
    }

    @EventHandler
    void on(MemberAdmitted event) {
        admitted.add(event);
    }

    private void write(List<NeighborhoodOpened> rows) {
        jdbc.sql("insert into neighborhood (neighborhood_id, name) select * from unnest(?, ?)"
                        + " on conflict (neighborhood_id) do nothing")
                .param(Columns.of("uuid", rows, row -> row.neighborhoodId().value()))
                .param(Columns.of("text", rows, NeighborhoodOpened::name))
                .update();
    }

    private void writeMembers(List<MemberAdmitted> rows) {
        jdbc.sql("insert into member (neighborhood_id, resident, role) select * from unnest(?, ?, ?)"
                        + " on conflict (neighborhood_id, resident) do nothing")
                .param(Columns.of("uuid", rows, row -> row.neighborhoodId().value()))
                .param(Columns.of("text", rows, row -> row.resident().value()))
                .param(Columns.of("text", rows, row -> row.role().name()))
                .update();
    }
}
