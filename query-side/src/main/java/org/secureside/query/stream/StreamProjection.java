package org.secureside.query.stream;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.api.DomainEvent;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.Commit;
import org.secureside.query.projection.ProjectedTables;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what happened in each neighborhood, in order, for its streams. */
@Component
class StreamProjection implements ProjectedTables {

    @Override
    public Stage stage() {
        return Stage.STREAM;
    }

    @Override
    public void write(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        List<Happening> rows = happenings(events);
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into stream_event (neighborhood_id, position, type, message_id, resident)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (neighborhood_id, position) do nothing""")
                .param(Columns.of("uuid", rows, Happening::neighborhood))
                .param(Columns.of("bigint", rows, Happening::position))
                .param(Columns.of("text", rows, Happening::type))
                .param(Columns.of("uuid", rows, Happening::message))
                .param(Columns.of("text", rows, Happening::resident))
                .update();
    }

    @Override
    public void tell(List<Recorded<DomainEvent>> events, Commit commit) {
        happenings(events).forEach(row -> commit.happenedIn(row.neighborhood()));
    }

    private static List<Happening> happenings(List<Recorded<DomainEvent>> events) {
        return Stream.concat(
                        Recorded.only(MessageEvent.class, events).stream().map(Happening::of),
                        Recorded.only(NeighborhoodEvent.class, events).stream().map(Happening::in))
                .toList();
    }
}
