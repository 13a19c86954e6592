package org.secureside.query.feed;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.feed.FetchFeed;
import org.secureside.api.feed.FetchReplies;

/**
 * The statement that reads a page of messages, if the reader is a member of the neighborhood.
 *
 * @param sql it
 * @param parameters its parameters, in order
 */
record PageStatement(String sql, List<Object> parameters) {

    static PageStatement of(FetchFeed query) {
        Conditions messages = new Conditions("message.neighborhood_id = member.neighborhood_id")
                .and("message.in_reply_to is null")
                .and(query.filter());
        return of(
                "member",
                "member.neighborhood_id = ?",
                query.neighborhoodId().value(),
                query.reader(),
                messages,
                query.range());
    }

    static PageStatement of(FetchReplies query) {
        Conditions replies = new Conditions("message.in_reply_to = parent.message_id")
                .and("message.neighborhood_id = parent.neighborhood_id");
        return of(
                "message parent join member using (neighborhood_id)",
                "parent.message_id = ?",
                query.messageId().value(),
                query.reader(),
                replies,
                query.range());
    }

    private static PageStatement of(
            String from, String where, UUID id, ResidentId reader, Conditions messages, FeedRange range) {
        Slice.within(range, messages);
        return new PageStatement(
                "select page.* from " + from + " left join lateral (select " + MessageRow.COLUMNS
                        + " from message where " + messages.sql() + Slice.orderAndLimit(range)
                        + ") page on true where " + where + " and member.resident = ? and not member.gone",
                Stream.concat(messages.parameters().stream(), Stream.<Object>of(id, reader.value()))
                        .toList());
    }
}
