package org.secureside.query.asof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.RepliesView;
import org.secureside.api.message.MessageId;
import org.secureside.query.feed.FoldedMessages;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/**
 * Messages as they stood when the log ended at a position: what the feed would show if it were projected from the first
 * event up to there. A page takes four statements, however long ago it was, and one more for each thousand of events that
 * happened to its messages.
 */
@Component
public class PastMessages {

    /** A message that was sent before the position. */
    private record Sent(long position, UUID message) {

        static Sent of(ResultSet row) throws SQLException {
            return new Sent(row.getLong("position"), row.getObject("message_id", UUID.class));
        }
    }

    private record Reply(UUID parent, UUID message) {}

    private final ReadDatabase database;
    private final HistoryEvents history;
    private final Decoding decoding;

    PastMessages(ReadDatabase database, HistoryEvents history, Decoding decoding) {
        this.database = database;
        this.history = history;
        this.decoding = decoding;
    }

    /** Returns a message; nothing if it was not sent yet. */
    public Optional<MessageView> message(UUID message, long position) {
        return Optional.ofNullable(fold(List.of(message), position).get(new MessageId(message)));
    }

    /**
     * Returns a page of the messages of a neighborhood that answer no other, newest first.
     *
     * @param replies how many of the newest replies to embed in each
     */
    public FeedPage page(UUID neighborhood, long position, FeedRange range, int replies) {
        List<Sent> read = sentIn(neighborhood, position, range);
        boolean more = read.size() > range.limit();
        List<Sent> page = new ArrayList<>(read.subList(0, Math.min(read.size(), range.limit())));
        boolean upwards = range.start() instanceof FeedRange.After;
        if (upwards) {
            page = new ArrayList<>(page.reversed());
        }
        List<UUID> ids = page.stream().map(Sent::message).toList();
        Map<UUID, Integer> counts = replyCounts(ids, position);
        List<Reply> answers = replies == 0 ? List.of() : newestReplies(List.copyOf(counts.keySet()), position, replies);
        List<UUID> all = new ArrayList<>(ids);
        answers.forEach(reply -> all.add(reply.message()));
        Map<MessageId, MessageView> views = fold(all, position);
        List<MessageView> messages = ids.stream()
                .flatMap(id -> Optional.ofNullable(views.get(new MessageId(id))).stream()
                        .map(view -> view.withReplies(
                                new RepliesView(counts.getOrDefault(id, 0), repliesTo(id, answers, views)))))
                .toList();
        return new FeedPage(messages, older(page, more, upwards), newer(page, range));
    }

    private static OptionalLong older(List<Sent> page, boolean more, boolean upwards) {
        return !page.isEmpty() && (more || upwards)
                ? OptionalLong.of(page.getLast().position())
                : OptionalLong.empty();
    }

    private static OptionalLong newer(List<Sent> page, FeedRange range) {
        if (page.isEmpty()) {
            return range.start() instanceof FeedRange.After(long after) ? OptionalLong.of(after) : OptionalLong.empty();
        }
        return OptionalLong.of(page.getFirst().position());
    }

    private List<Sent> sentIn(UUID neighborhood, long position, FeedRange range) {
        long first = 0;
        long last = position;
        switch (range.start()) {
            case FeedRange.Newest newest -> {}
            case FeedRange.Before(long before) -> last = Math.min(last, before - 1);
            case FeedRange.After(long after) -> first = after + 1;
        }
        return database.sql("select position, message_id from history_event where neighborhood_id = ?"
                        + " and event_type = 'MessageSent' and in_reply_to is null and position between ? and ?"
                        + " order by position " + (range.start() instanceof FeedRange.After ? "asc" : "desc")
                        + " limit ?")
                .param(neighborhood)
                .param(first)
                .param(last)
                .param(range.limit() + 1)
                .query((row, number) -> Sent.of(row))
                .list();
    }

    private Map<MessageId, MessageView> fold(List<UUID> messages, long position) {
        FoldedMessages folded = new FoldedMessages();
        if (!messages.isEmpty()) {
            history.ofMessages(messages, position, page -> folded.follow(decoding.messageEvents(page)));
        }
        return folded.views();
    }

    private Map<UUID, Integer> replyCounts(List<UUID> messages, long position) {
        Map<UUID, Integer> counts = new HashMap<>();
        if (!messages.isEmpty()) {
            database.sql("""
                    select in_reply_to, count(*) as replies from history_event
                    where in_reply_to = any (?) and event_type = 'MessageSent' and position <= ?
                    group by in_reply_to""")
                    .param(Columns.of("uuid", messages, id -> id))
                    .param(position)
                    .query(row -> {
                        counts.put(row.getObject("in_reply_to", UUID.class), row.getInt("replies"));
                    });
        }
        return counts;
    }

    private List<Reply> newestReplies(List<UUID> answered, long position, int most) {
        return answered.isEmpty()
                ? List.of()
                : database.sql("""
                        select newest.* from unnest(?) as answered (id) cross join lateral (
                            select in_reply_to, message_id, position from history_event
                            where in_reply_to = answered.id and event_type = 'MessageSent' and position <= ?
                            order by position desc limit ?
                        ) newest order by newest.position desc""")
                        .param(Columns.of("uuid", answered, id -> id))
                        .param(position)
                        .param(most)
                        .query((row, number) -> new Reply(
                                row.getObject("in_reply_to", UUID.class), row.getObject("message_id", UUID.class)))
                        .list();
    }

    private static List<MessageView> repliesTo(UUID parent, List<Reply> answers, Map<MessageId, MessageView> views) {
        Map<UUID, MessageView> found = new LinkedHashMap<>();
        answers.stream()
                .filter(reply -> reply.parent().equals(parent))
                .forEach(reply -> Optional.ofNullable(views.get(new MessageId(reply.message())))
                        .ifPresent(view -> found.put(reply.message(), view)));
        return List.copyOf(found.values());
    }
}
