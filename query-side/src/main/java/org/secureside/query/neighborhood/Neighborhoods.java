package org.secureside.query.neighborhood;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.FetchMembers;
import org.secureside.api.neighborhood.FindMember;
import org.secureside.api.neighborhood.FindNeighborhood;
import org.secureside.api.neighborhood.FindNeighborhoodsOf;
import org.secureside.api.neighborhood.MemberPage;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberView;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodPage;
import org.secureside.api.neighborhood.NeighborhoodView;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/** Answers who belongs where, and how much of what was said there they have not read. */
@Component
class Neighborhoods {

    /** Counts in both indexes, of messages and of replies, and stops each count where the answer stops. */
    private static final String UNREAD = """
            (
                select least(%1$d, (
                    select count(*) from (
                        select from message
                        where message.neighborhood_id = member.neighborhood_id and in_reply_to is null
                            and position > greatest(member.since, read_marker.position)
                            and state = 'VISIBLE' and author <> member.resident
                        limit %1$d
                    ) begun
                ) + (
                    select count(*) from (
                        select from message
                        where message.neighborhood_id = member.neighborhood_id and in_reply_to is not null
                            and position > greatest(member.since, read_marker.position)
                            and state = 'VISIBLE' and author <> member.resident
                        limit %1$d
                    ) answers
                ))
            )""".formatted(NeighborhoodView.MAX_UNREAD);

    private static final String OWN =
            "select neighborhood_id, name, neighborhood.version, member.role, read_marker.message_id as read_up_to, "
                    + UNREAD
                    + " as unread from member join neighborhood using (neighborhood_id)"
                    + " left join read_marker using (neighborhood_id, resident)"
                    + " where member.resident = :reader and not member.gone";

    private final ReadDatabase database;
    private final Membership membership;

    Neighborhoods(ReadDatabase database, Membership membership) {
        this.database = database;
        this.membership = membership;
    }

    @QueryHandler
    NeighborhoodPage handle(FindNeighborhoodsOf query) {
        FindNeighborhoodsOf.Place after = query.after();
        List<NeighborhoodView> read = database.sql(OWN
                        + (after == null ? "" : " and (name, neighborhood_id) > (:name, :id)")
                        + " order by name, neighborhood_id limit :limit")
                .param("reader", query.resident().value())
                .param("limit", query.limit() + 1)
                .param("name", after == null ? null : after.name())
                .param("id", after == null ? null : after.neighborhoodId().value())
                .query((row, number) -> view(row))
                .list();
        return new NeighborhoodPage(firstOf(read, query.limit()), read.size() > query.limit());
    }

    @QueryHandler
    Optional<NeighborhoodView> handle(FindNeighborhood query) {
        return database.sql(OWN + " and neighborhood_id = :id")
                .param("reader", query.reader().value())
                .param("id", query.neighborhoodId().value())
                .query((row, number) -> view(row))
                .optional();
    }

    @QueryHandler
    Optional<MemberPage> handle(FetchMembers query) {
        ResidentId after = query.after();
        List<MemberView> read = database.sql("""
                select other.resident, other.role, other.admitted_at
                from member reader join member other using (neighborhood_id)
                where neighborhood_id = ? and reader.resident = ? and not reader.gone
                    and not other.gone and other.resident > ?
                order by other.resident limit ?""")
                .param(query.neighborhoodId().value())
                .param(query.reader().value())
                .param(after == null ? "" : after.value())
                .param(query.limit() + 1)
                .query((row, number) -> member(row))
                .list();
        // Without a row, either nobody comes after or the reader is no member.
        return read.isEmpty() && !membership.holds(query.neighborhoodId(), query.reader())
                ? Optional.empty()
                : Optional.of(new MemberPage(firstOf(read, query.limit()), read.size() > query.limit()));
    }

    @QueryHandler
    Optional<MemberPage> handle(FindMember query) {
        return database.sql("""
                        select other.resident, other.role, other.admitted_at
                        from member reader left join member other
                            on other.neighborhood_id = reader.neighborhood_id and other.resident = ? and not other.gone
                        where reader.neighborhood_id = ? and reader.resident = ? and not reader.gone""")
                .param(query.member().value())
                .param(query.neighborhoodId().value())
                .param(query.reader().value())
                .query((row, number) -> row.getString("resident") == null
                        ? new MemberPage(List.of(), false)
                        : new MemberPage(List.of(member(row)), false))
                .optional();
    }

    private static MemberView member(ResultSet row) throws SQLException {
        return new MemberView(
                new ResidentId(row.getString("resident")),
                MemberRole.valueOf(row.getString("role")),
                row.getObject("admitted_at", OffsetDateTime.class).toInstant());
    }

    private static NeighborhoodView view(ResultSet row) throws SQLException {
        return new NeighborhoodView(
                new NeighborhoodId(row.getObject("neighborhood_id", UUID.class)),
                row.getString("name"),
                row.getLong("version"),
                MemberRole.valueOf(row.getString("role")),
                row.getInt("unread"),
                message(row.getObject("read_up_to", UUID.class)));
    }

    private static @Nullable MessageId message(@Nullable UUID id) {
        return id == null ? null : new MessageId(id);
    }

    private static <V> List<V> firstOf(List<V> read, int limit) {
        return read.subList(0, Math.min(read.size(), limit));
    }
}
