package org.secureside.benchmark.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.serialization.SimpleSerializedObject;
import org.secureside.api.message.MessageSent;
import org.secureside.eventstore.serialization.EventSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a rebuild is measured beside: the messages of the log in a table with the same columns and indexes. */
final class Baselines {

    private static final String TABLE = """
            drop table if exists message;
            create table message (
                message_id uuid not null primary key, neighborhood_id uuid not null, in_reply_to uuid, author text not null,
                state text not null, body text, text_version bigint not null, version bigint not null,
                position bigint not null, reply_count integer not null, recorded_at timestamptz not null);
            create index on message (neighborhood_id, position) where in_reply_to is null;
            create index on message (in_reply_to, position) where in_reply_to is not null;
            create index on message (neighborhood_id, position) where in_reply_to is not null;
            create index on message using gin (
                (to_tsvector('simple', body) || array_to_tsvector(array['#' || neighborhood_id::text])))
                where body is not null""";

    private static final String SELECTED = """
            insert into message
            select (payload::jsonb ->> 'messageId')::uuid, (payload::jsonb ->> 'neighborhoodId')::uuid,
                   (payload::jsonb ->> 'inReplyTo')::uuid, payload::jsonb ->> 'author', 'VISIBLE',
                   payload::jsonb ->> 'body', 0, 0, global_index, 0, time_stamp
            from domain_event_entry where payload_type = 'MessageSent' order by global_index""";

    private static final String ONE_ROW = """
            insert into message values (?, ?, ?, ?, 'VISIBLE', ?, 0, 0, ?, 0, ?)
            on conflict (message_id) do update set body = excluded.body where message.version < excluded.version""";

    private final DataSource events;
    private final JdbcClient jdbc;

    Baselines(DataSource events) {
        this.events = events;
        this.jdbc = JdbcClient.create(events);
    }

    /** One statement of PostgreSQL that decodes and inserts; returns how many messages there were. */
    long insertSelect() {
        return jdbc.sql(SELECTED).update();
    }

    void clear() throws SQLException {
        try (Connection connection = events.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** A statement and a commit for each message, as a handler does that saves an entity for each event. */
    long rowByRow(int most) throws SQLException {
        EventSerializer serializer = EventSerializer.create();
        long written = 0;
        try (Connection reading = events.getConnection();
                Connection writing = events.getConnection();
                Statement select = reading.createStatement();
                PreparedStatement insert = writing.prepareStatement(ONE_ROW)) {
            reading.setAutoCommit(false);
            select.setFetchSize(1_000);
            ResultSet rows = select.executeQuery("select global_index, payload, payload_revision, time_stamp"
                    + " from domain_event_entry where payload_type = 'MessageSent' order by global_index limit "
                    + most);
            while (rows.next()) {
                MessageSent sent = serializer.deserialize(new SimpleSerializedObject<>(
                        rows.getString("payload"), String.class, "MessageSent", rows.getString("payload_revision")));
                UUID parent = sent.inReplyTo() == null ? null : sent.inReplyTo().value();
                insert.setObject(1, sent.messageId().value());
                insert.setObject(2, sent.neighborhoodId().value());
                insert.setObject(3, parent, java.sql.Types.OTHER);
                insert.setString(4, sent.author().value());
                insert.setString(5, sent.body());
                insert.setLong(6, rows.getLong("global_index"));
                insert.setTimestamp(7, rows.getTimestamp("time_stamp"));
                written += insert.executeUpdate();
            }
        }
        return written;
    }
}
