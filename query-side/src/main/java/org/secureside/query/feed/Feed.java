package org.secureside.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FetchFeed;
import org.secureside.api.feed.FindMessage;
import org.secureside.api.feed.MessageView;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what was said in a neighborhood. */
@Component
class Feed {

    private static final String COLUMNS =
            "select message_id, neighborhood_id, author, body, version, position, sent_at, recorded_at from message ";

    private final JdbcClient jdbc;

    Feed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message and where it stands. */
    private record Placed(long position, MessageView view) {}

    @QueryHandler
    FeedPage handle(FetchFeed query) {
        List<Placed> found = jdbc.sql(
                        COLUMNS + "where neighborhood_id = ? and position < ? order by position desc limit ?")
                .param(query.neighborhoodId().value())
                .param(query.before().orElse(Long.MAX_VALUE))
                .param(query.limit() + 1) // one more tells whether there is a next page
                .query((row, number) -> new Placed(row.getLong("position"), view(row)))
                .list();
        List<Placed> page = found.subList(0, Math.min(found.size(), query.limit()));
        return new FeedPage(
                page.stream().map(Placed::view).toList(),
                found.size() > page.size() ? OptionalLong.of(page.getLast().position()) : OptionalLong.empty());
    }

    @QueryHandler
    Optional<MessageView> handle(FindMessage query) {
        return jdbc.sql(COLUMNS
                        + "where message_id = ? and exists (select from member"
                        + " where member.neighborhood_id = message.neighborhood_id and resident = ?)")
                .param(query.messageId().value())
                .param(query.reader().value())
                .query((row, number) -> view(row))
                .optional();
    }

    private static MessageView view(ResultSet row) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new MessageView(
                new MessageId(row.getObject("message_id", UUID.class)),
                new NeighborhoodId(row.getObject("neighborhood_id", UUID.class)),
                row.getString("author"),
                row.getString("body"),
                row.getLong("version"),
                instant(sentAt),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
