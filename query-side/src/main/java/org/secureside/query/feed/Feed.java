package org.secureside.query.feed;

import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.feed.FetchFeed;
import org.secureside.api.feed.FetchReplies;
import org.secureside.api.feed.FindMessage;
import org.secureside.api.feed.MessageView;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/**
 * Answers what was said in a neighborhood. The statement that reads messages also asks for the reader's membership, so
 * nobody reads on what was true a moment before. Pages take at most three statements, however many messages, replies and
 * reactions they show.
 */
@Component
class Feed {

    private final ReadDatabase database;
    private final Embedding embedding;

    Feed(ReadDatabase database) {
        this.database = database;
        this.embedding = new Embedding(database);
    }

    @QueryHandler
    Optional<FeedPage> handle(FetchFeed query) {
        return slice(PageStatement.of(query), query.range())
                .map(slice -> page(slice, embedding.withReplies(slice.rows(), query.reader(), query.replies())));
    }

    @QueryHandler
    Optional<FeedPage> handle(FetchReplies query) {
        return slice(PageStatement.of(query), query.range())
                .map(slice -> page(slice, embedding.withReplies(slice.rows(), query.reader(), 0)));
    }

    @QueryHandler
    Optional<MessageView> handle(FindMessage query) {
        List<MessageRow> found = database.sql("select " + MessageRow.COLUMNS
                        + " from message join member using (neighborhood_id)"
                        + " where message.message_id = ? and member.resident = ? and not member.gone")
                .param(query.messageId().value())
                .param(query.reader().value())
                .query((row, number) -> MessageRow.of(row))
                .list();
        return embedding.withOwnReactions(found, query.reader()).stream()
                .map(MessageRow::view)
                .findFirst();
    }

    /** Reads a page of what members may read, or nothing if the reader is none. */
    private Optional<Slice> slice(PageStatement statement, FeedRange range) {
        // A member without messages still makes one row, of nulls.
        List<Optional<MessageRow>> read = database.sql(statement.sql())
                .params(statement.parameters())
                .query((row, number) -> MessageRow.ofOptional(row))
                .list();
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(Slice.of(read.stream().flatMap(Optional::stream).toList(), range));
    }

    private static FeedPage page(Slice slice, List<MessageRow> rows) {
        return new FeedPage(rows.stream().map(MessageRow::view).toList(), slice.older(), slice.newer());
    }
}
