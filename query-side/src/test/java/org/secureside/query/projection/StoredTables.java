package org.secureside.query.projection;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables do hold. */
final class StoredTables {

    private static final List<String> ROWS = List.of(
            "'neighborhood', neighborhood_id, name, version) from neighborhood",
            "'member', neighborhood_id, resident, role, gone::text, since, " + time("admitted_at")
                    + ", version) from member",
            "'message', message_id, neighborhood_id, " + text("in_reply_to") + ", author, position, "
                    + time("recorded_at") + ", " + text("severity") + ", " + text("place") + ", state, "
                    + text("body") + ", " + text("first_body") + ", text_version, " + time("edited_at") + ", "
                    + text("closed_by") + ", " + text("closed_reason") + ", " + time("closed_at") + ", "
                    + text("encode(closed_sha256, 'hex')") + ", version, reply_count, "
                    + "coalesce((select '{' || string_agg(key || '=' || value, ', ' order by key collate \"C\") || '}'"
                    + " from jsonb_each_text(reactions)), 'null')) from message",
            "'message_edit', message_id, version, " + text("body") + ", " + time("recorded_at") + ") from message_edit",
            "'reaction', message_id, resident, emoji, withdrawn::text, version) from reaction",
            "'read_marker', marker_id, neighborhood_id, resident, message_id, read_marker.version) from read_marker"
                    + " join message using (message_id, neighborhood_id, position)",
            "'stream_event', neighborhood_id, position, type, " + text("message_id") + ", " + text("resident")
                    + ") from stream_event");

    private StoredTables() {}

    /** Returns every row of every table, as text. */
    static SortedSet<String> in(JdbcClient jdbc) {
        SortedSet<String> all = new TreeSet<>();
        for (String row : ROWS) {
            all.addAll(
                    jdbc.sql("select concat_ws('|', " + row).query(String.class).list());
        }
        return all;
    }

    static void clear(JdbcClient jdbc) {
        jdbc.sql("truncate feed_1.neighborhood, feed_1.member, feed_1.message, feed_1.message_edit, feed_1.reaction,"
                        + " feed_1.read_marker, feed_1.stream_event")
                .update();
    }

    private static String text(String column) {
        return "coalesce(" + column + "::text, 'null')";
    }

    private static String time(String column) {
        return "coalesce(to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'null')";
    }
}
