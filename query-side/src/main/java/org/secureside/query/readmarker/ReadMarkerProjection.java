package org.secureside.query.readmarker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.secureside.api.DomainEvent;
import org.secureside.api.readmarker.ReadMarkerId;
import org.secureside.api.readmarker.ReadMarkerMoved;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.Commit;
import org.secureside.query.projection.MissingRowException;
import org.secureside.query.projection.ProjectedTables;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far each resident has read. */
@Component
class ReadMarkerProjection implements ProjectedTables {

    @Override
    public Stage stage() {
        return Stage.READ_MARKERS;
    }

    @Override
    public void write(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        Map<UUID, Recorded<ReadMarkerMoved>> newest = new LinkedHashMap<>();
        Recorded.only(ReadMarkerMoved.class, events)
                .forEach(recorded -> newest.put(markerOf(recorded.event()), recorded));
        if (!newest.isEmpty()) {
            write(jdbc, newest.values());
        }
    }

    @Override
    public void tell(List<Recorded<DomainEvent>> events, Commit commit) {
        Recorded.only(ReadMarkerMoved.class, events).forEach(recorded -> commit.changed(markerOf(recorded.event())));
    }

    private static void write(JdbcClient jdbc, Collection<Recorded<ReadMarkerMoved>> markers) {
        List<Recorded<ReadMarkerMoved>> rows = List.copyOf(markers);
        List<UUID> missing = jdbc.sql("""
                with given as (
                    select * from unnest(?, ?, ?, ?, ?) as given (marker, neighborhood, resident, message, version)
                ),
                written as (
                    insert into read_marker (marker_id, neighborhood_id, resident, message_id, position, version)
                    select marker, neighborhood, given.resident, message, position, given.version
                    from given join message on message.message_id = given.message
                    on conflict (marker_id) do update
                    set message_id = excluded.message_id, position = excluded.position, version = excluded.version
                    where read_marker.version < excluded.version
                )
                select message from given
                where not exists (select from message where message.message_id = given.message)""")
                .param(Columns.of("uuid", rows, row -> markerOf(row.event())))
                .param(Columns.of("uuid", rows, row -> row.event().neighborhoodId()))
                .param(Columns.of("text", rows, row -> row.event().resident()))
                .param(Columns.of("uuid", rows, row -> row.event().messageId()))
                .param(Columns.of("bigint", rows, Recorded::version))
                .query(UUID.class)
                .list();
        MissingRowException.throwIfAny("rows of message", missing);
    }

    private static UUID markerOf(ReadMarkerMoved event) {
        return ReadMarkerId.of(event.neighborhoodId(), event.resident()).value();
    }
}
