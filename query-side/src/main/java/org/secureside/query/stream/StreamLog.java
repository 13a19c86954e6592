package org.secureside.query.stream;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventCatalog;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.MessageView;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.query.feed.MessageRow;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What happened in each neighborhood, as streams tell it. */
@Component
class StreamLog {

    private static final int MOST_EVENTS = 50;
    private static final String LEFT = EventCatalog.nameOf(MemberLeft.class);
    private static final Set<String> NAMING =
            Set.of(EventCatalog.nameOf(NeighborhoodOpened.class), EventCatalog.nameOf(NeighborhoodRenamed.class));

    private static final int MOST_BYTES = 64 * 1024;

    private static final String AFTER = "select event.position as event_position, event.type as event_type,"
            + " event.resident as event_resident, member.role as member_role, member.gone as member_gone,"
            + " neighborhood.name as neighborhood_name, " + MessageRow.COLUMNS
            + " from stream_event event join neighborhood using (neighborhood_id)"
            + " left join member on member.neighborhood_id = event.neighborhood_id"
            + " and member.resident = event.resident"
            + " left join message on message.message_id = event.message_id"
            + " where event.neighborhood_id = ? and event.position > ? order by event.position limit "
            + MOST_EVENTS;

    private final ReadDatabase database;
    private final JsonMapper json;

    StreamLog(ReadDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Returns the position of the newest event of the neighborhood, -1 if there is none. */
    long newest(NeighborhoodId neighborhood) {
        return database.sql("select coalesce(max(position), -1) from stream_event where neighborhood_id = ?")
                .param(neighborhood.value())
                .query(Long.class)
                .single();
    }

    /** Returns the first events of the neighborhood after a position: at least one, if there are any. */
    Page after(NeighborhoodId neighborhood, long position) {
        List<Frame> read = database.sql(AFTER)
                .param(neighborhood.value())
                .param(position)
                .query((row, number) -> frame(neighborhood, row))
                .list();
        List<Frame> frames = new ArrayList<>();
        int bytes = 0;
        for (Frame frame : read) {
            bytes += frame.bytes().length;
            if (bytes > MOST_BYTES && !frames.isEmpty()) {
                break;
            }
            frames.add(frame);
        }
        return new Page(position, frames);
    }

    /** Returns whether a resident leaves the neighborhood after a position. */
    boolean tellsDeparture(NeighborhoodId neighborhood, ResidentId resident, long after) {
        return database.sql("select exists (select from stream_event"
                        + " where neighborhood_id = ? and position > ? and type = ? and resident = ?)")
                .params(neighborhood.value(), after, LEFT, resident.value())
                .query(Boolean.class)
                .single();
    }

    private Frame frame(NeighborhoodId neighborhood, ResultSet row) throws SQLException {
        long position = row.getLong("event_position");
        String type = row.getString("event_type");
        String resident = row.getString("event_resident");
        StreamEvent event = new StreamEvent(
                type,
                neighborhood,
                message(row),
                resident == null ? null : new StreamEvent.Member(new ResidentId(resident), role(row)),
                NAMING.contains(type) ? row.getString("neighborhood_name") : null);
        return new Frame(
                position,
                resident != null && type.equals(LEFT) ? new ResidentId(resident) : null,
                Frame.event(position, type, json.writeValueAsString(event)));
    }

    private static @Nullable MessageView message(ResultSet row) throws SQLException {
        return row.getObject("message_id") == null ? null : MessageRow.of(row).view();
    }

    private static @Nullable MemberRole role(ResultSet row) throws SQLException {
        return row.getBoolean("member_gone") ? null : MemberRole.valueOf(row.getString("member_role"));
    }
}
