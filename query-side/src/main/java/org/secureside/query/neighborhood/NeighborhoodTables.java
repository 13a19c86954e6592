package org.secureside.query.neighborhood;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.MissingRowException;
import org.secureside.query.projection.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what a batch of events does to neighborhoods and their members, in one statement per table and kind of change.
 * Versions guard every row, so a batch that is read again changes nothing.
 */
final class NeighborhoodTables {

    private final JdbcClient jdbc;

    NeighborhoodTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<Recorded<NeighborhoodEvent>> events) {
        List<NeighborhoodChange> neighborhoods = NeighborhoodChange.of(events);
        List<MemberChange> members = MemberChange.of(events);
        writeOpened(neighborhoods.stream().filter(NeighborhoodChange::opened).toList());
        writeChanged(neighborhoods.stream().filter(change -> !change.opened()).toList());
        writeAdmitted(
                members.stream().filter(change -> change.admission() != null).toList());
        writeMembers(
                members.stream().filter(change -> change.admission() == null).toList());
    }

    private void writeOpened(List<NeighborhoodChange> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into neighborhood (neighborhood_id, name, version) select * from unnest(?, ?, ?)
                on conflict (neighborhood_id) do update set name = excluded.name, version = excluded.version
                where neighborhood.version < excluded.version""")
                .param(Columns.of("uuid", rows, NeighborhoodChange::id))
                .param(Columns.of("text", rows, NeighborhoodChange::name))
                .param(Columns.of("bigint", rows, NeighborhoodChange::version))
                .update();
    }

    private void writeChanged(List<NeighborhoodChange> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<UUID> missing = jdbc.sql("""
                with given as (select * from unnest(?, ?, ?) as given (id, name, version)),
                written as (
                    update neighborhood
                    set name = coalesce(given.name, neighborhood.name), version = given.version
                    from given
                    where neighborhood_id = id and neighborhood.version < given.version
                )
                select id from given where not exists (select from neighborhood where neighborhood_id = id)""")
                .param(Columns.of("uuid", rows, NeighborhoodChange::id))
                .param(Columns.of("text", rows, NeighborhoodChange::name))
                .param(Columns.of("bigint", rows, NeighborhoodChange::version))
                .query(UUID.class)
                .list();
        MissingRowException.throwIfAny("rows of neighborhood", missing);
    }

    private void writeAdmitted(List<MemberChange> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into member (neighborhood_id, resident, role, gone, since, admitted_at, version)
                select * from unnest(?, ?, ?, ?, ?, ?, ?)
                on conflict (neighborhood_id, resident) do update
                set role = excluded.role, gone = excluded.gone, since = excluded.since,
                    admitted_at = excluded.admitted_at, version = excluded.version
                where member.version < excluded.version""")
                .param(Columns.of("uuid", rows, MemberChange::neighborhood))
                .param(Columns.of("text", rows, MemberChange::resident))
                .param(Columns.of("text", rows, MemberChange::role))
                .param(Columns.of("boolean", rows, MemberChange::gone))
                .param(Columns.of("bigint", rows, row -> row.admitted(Recorded::position)))
                .param(Columns.of("timestamptz", rows, row -> row.admitted(Recorded::at)))
                .param(Columns.of("bigint", rows, MemberChange::version))
                .update();
    }

    private void writeMembers(List<MemberChange> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> streams = new HashSet<>();
        List<String> missing = jdbc.sql("""
                with given as (select * from unnest(?, ?, ?, ?, ?) as given (neighborhood, who, role, gone, version)),
                written as (
                    update member
                    set role = coalesce(given.role, member.role), gone = given.gone, version = given.version
                    from given
                    where neighborhood_id = neighborhood and resident = who and member.version < given.version
                )
                select neighborhood, who from given
                where not exists (select from member where neighborhood_id = neighborhood and resident = who)""")
                .param(Columns.of("uuid", rows, MemberChange::neighborhood))
                .param(Columns.of("text", rows, MemberChange::resident))
                .param(Columns.of("text", rows, MemberChange::role))
                .param(Columns.of("boolean", rows, MemberChange::gone))
                .param(Columns.of("bigint", rows, MemberChange::version))
                .query((row, number) -> {
                    streams.add(row.getString("neighborhood"));
                    return row.getString("neighborhood") + " " + row.getString("who");
                })
                .list();
        if (!missing.isEmpty()) {
            throw new MissingRowException("rows of member", missing, streams);
        }
    }
}
