package org.secureside.query.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.ReactionView;
import org.secureside.api.feed.RepliesView;
import org.secureside.api.message.MessageId;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;

/** Adds to messages what stands in other rows: one statement for all replies, one for all reactions of the reader. */
public final class Embedding {

    private record OwnReaction(MessageId message, String emoji) {}

    private final ReadDatabase database;

    public Embedding(ReadDatabase database) {
        this.database = database;
    }

    /**
     * Returns the messages with the newest replies to each, and with the reader's own reactions marked in both.
     *
     * @param most how many replies to each
     */
    List<MessageRow> withReplies(List<MessageRow> messages, ResidentId reader, int most) {
        List<MessageRow> replies = most == 0 ? List.of() : repliesTo(messages, most);
        List<MessageRow> marked = withOwnReactions(
                Stream.concat(messages.stream(), replies.stream()).toList(), reader);
        Map<MessageId, List<MessageView>> byParent = new HashMap<>();
        for (MessageRow reply : marked.subList(messages.size(), marked.size())) {
            MessageView view = reply.view();
            if (view.inReplyTo() != null) {
                byParent.computeIfAbsent(view.inReplyTo(), parent -> new ArrayList<>())
                        .add(view);
            }
        }
        return marked.subList(0, messages.size()).stream()
                .map(row -> row.with(row.view()
                        .withReplies(new RepliesView(
                                row.replies(), byParent.getOrDefault(row.view().messageId(), List.of())))))
                .toList();
    }

    private List<MessageRow> repliesTo(List<MessageRow> messages, int most) {
        List<MessageRow> answered =
                messages.stream().filter(row -> row.replies() > 0).toList();
        if (answered.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        "select newest.* from unnest(?, ?) as answered (id, neighborhood) cross join lateral (select "
                                + MessageRow.COLUMNS + " from message where message.in_reply_to = answered.id"
                                + " and message.neighborhood_id = answered.neighborhood"
                                + " order by message.position desc limit ?) newest order by newest.position desc")
                .param(Columns.of("uuid", answered, row -> row.view().messageId()))
                .param(Columns.of("uuid", answered, row -> row.view().neighborhoodId()))
                .param(most)
                .query((row, number) -> MessageRow.of(row))
                .list();
    }

    /** Returns the messages with the reader's own reactions marked. */
    public List<MessageRow> withOwnReactions(List<MessageRow> messages, ResidentId reader) {
        List<MessageRow> reactedTo = messages.stream()
                .filter(row -> !row.view().reactions().isEmpty())
                .toList();
        if (reactedTo.isEmpty()) {
            return messages;
        }
        Set<OwnReaction> own = new HashSet<>(database.sql("select message_id, emoji from reaction"
                        + " where message_id = any (?) and resident = ? and not withdrawn")
                .param(Columns.of("uuid", reactedTo, row -> row.view().messageId()))
                .param(reader.value())
                .query((row, number) ->
                        new OwnReaction(new MessageId(row.getObject("message_id", UUID.class)), row.getString("emoji")))
                .list());
        return messages.stream().map(row -> row.with(marked(row.view(), own))).toList();
    }

    private static MessageView marked(MessageView message, Set<OwnReaction> own) {
        return message.withReactions(message.reactions().stream()
                .map(seen -> new ReactionView(
                        seen.emoji(), seen.count(), own.contains(new OwnReaction(message.messageId(), seen.emoji()))))
                .toList());
    }
}
