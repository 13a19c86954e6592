package org.secureside.command.membership;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lookup table in the command node's own database. A row says what a resident was to a neighborhood after so many
 * events of its stream, and gives way only to a later one, so it does not matter who writes first.
 */
@Component
class MembershipTable {

    /** The version before the first event. */
    static final long NOTHING = -1;

    private static final int MOST_REMEMBERED = 50_000;

    private record Key(NeighborhoodId neighborhood, ResidentId resident) {}

    private final JdbcClient jdbc;
    private final Cache<Key, Membership> newest =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    MembershipTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the table holds at one moment.
     *
     * @param membership what it says of a resident, with {@link #NOTHING} as version if it says nothing
     * @param completeTo the number of the event up to which it has every event of the neighborhood
     */
    record Snapshot(Membership membership, long completeTo) {}

    /** Returns what the table says of a resident, from memory if it was asked before: only {@link #put} changes it. */
    Optional<Membership> find(NeighborhoodId neighborhood, ResidentId resident) {
        Key key = new Key(neighborhood, resident);
        Membership remembered = newest.getIfPresent(key);
        return remembered != null
                ? Optional.of(remembered)
                : read(neighborhood, resident).map(found -> remember(key, found));
    }

    private Membership remember(Key key, Membership membership) {
        return newest.asMap().merge(key, membership, (held, other) -> other.version() > held.version() ? other : held);
    }

    private Optional<Membership> read(NeighborhoodId neighborhood, ResidentId resident) {
        return jdbc.sql("select role, version from membership where neighborhood_id = ? and resident = ?")
                .param(neighborhood.value())
                .param(resident.value())
                .query((row, number) -> new Membership(role(row.getString("role")), row.getLong("version")))
                .optional();
    }

    /** Returns what the table holds on a resident and how complete it is, both as of the same moment. */
    Snapshot snapshot(NeighborhoodId neighborhood, ResidentId resident) {
        return jdbc.sql("select n.version as complete_to, m.role, m.version"
                        + " from (select cast(? as uuid) as id, cast(? as text) as resident) asked"
                        + " left join neighborhood n on n.neighborhood_id = asked.id"
                        + " left join membership m on m.neighborhood_id = asked.id and m.resident = asked.resident")
                .param(neighborhood.value())
                .param(resident.value())
                .query((row, number) -> new Snapshot(
                        new Membership(role(row.getString("role")), number(row, "version")),
                        number(row, "complete_to")))
                .single();
    }

    void put(NeighborhoodId neighborhood, ResidentId resident, Membership membership) {
        jdbc.sql("insert into membership (neighborhood_id, resident, role, version) values (?, ?, ?, ?)"
                        + " on conflict (neighborhood_id, resident)"
                        + " do update set role = excluded.role, version = excluded.version"
                        + " where membership.version < excluded.version")
                .param(neighborhood.value())
                .param(resident.value())
                .param(membership.role() == null ? null : membership.role().name())
                .param(membership.version())
                .update();
        remember(new Key(neighborhood, resident), membership);
    }

    void completeTo(NeighborhoodId neighborhood, long version) {
        jdbc.sql("insert into neighborhood (neighborhood_id, version) values (?, ?)"
                        + " on conflict (neighborhood_id) do update set version = excluded.version"
                        + " where neighborhood.version < excluded.version")
                .param(neighborhood.value())
                .param(version)
                .update();
    }

    private static @Nullable MemberRole role(@Nullable String name) {
        return name == null ? null : MemberRole.valueOf(name);
    }

    private static long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? NOTHING : number;
    }
}
