package org.secureside.query.readmarker;

import java.util.List;
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

/**
 * Keeps how far each resident has read: the furthest in the order of the log, which is the one that feeds show. The
 * command side goes by the clock, which may differ a little from it when messages are recorded at the same time.
 */
@Component
class ReadMarkerProjection implements ProjectedTables {

    @Override
    public Stage stage() {
        return Stage.READ_MARKERS;
    }

    @Override
    public void write(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        List<Recorded<ReadMarkerMoved>> moved = Recorded.only(ReadMarkerMoved.class, events);
        if (!moved.isEmpty()) {
            move(jdbc, moved);
        }
    }

    @Override
    public void tell(List<Recorded<DomainEvent>> events, Commit commit) {
        Recorded.only(ReadMarkerMoved.class, events).forEach(recorded -> commit.changed(markerOf(recorded.event())));
    }

    private static void move(JdbcClient jdbc, List<Recorded<ReadMarkerMoved>> rows) {
        List<UUID> missing = jdbc.sql("""
                with given as (
                    select * from unnest(?, ?, ?, ?, ?) as given (marker, neighborhood, resident, message, version)
                ),
                furthest as (
                    select distinct on (marker) marker, neighborhood, given.resident, message, position,
                        max(given.version) over (partition by marker) as newest
                    from given join message on message.message_id = given.message
                    order by marker, position desc
                ),
                written as (
                    insert into read_marker (marker_id, neighborhood_id, resident, message_id, position, version)
                    select marker, neighborhood, resident, message, position, newest from furthest
                    on conflict (marker_id) do update
                    set message_id = case when excluded.position > read_marker.position
                            then excluded.message_id else read_marker.message_id end,
                        position = greatest(read_marker.position, excluded.position),
                        version = excluded.version
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
