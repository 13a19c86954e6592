package org.secureside.query.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryHandler;
import org.secureside.api.search.SearchMessages;
import org.secureside.api.search.SearchPage;
import org.secureside.query.feed.Conditions;
import org.secureside.query.feed.Embedding;
import org.secureside.query.feed.MessageRow;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/**
 * Finds what was said, by PostgreSQL's full-text search. The language of a message is not known, so words are compared as
 * they stand, without regard to case.
 */
@Component
class Search {

    /** As in the index. The neighborhood is a word of every message, so that one index finds both at once. */
    private static final String WORDS_AND_NEIGHBORHOOD = "(to_tsvector('simple', message.body)"
            + " || array_to_tsvector(array['#' || message.neighborhood_id::text]))";

    private final ReadDatabase database;
    private final Embedding embedding;

    Search(ReadDatabase database) {
        this.database = database;
        this.embedding = new Embedding(database);
    }

    @QueryHandler
    Optional<SearchPage> handle(SearchMessages query) {
        Conditions matching = new Conditions("message.neighborhood_id = member.neighborhood_id")
                .and("message.body is not null")
                // A search without a word in it finds nothing; without this, it would find everything.
                .and("numnode(websearch_to_tsquery('simple', ?)) > 0", query.words())
                .and(
                        WORDS_AND_NEIGHBORHOOD + " @@ (websearch_to_tsquery('simple', ?) && cast(? as tsquery))",
                        query.words(),
                        "'#" + query.neighborhoodId() + "'")
                .and(query.filter());
        Markers markers = Markers.random();
        List<Optional<Found>> read = database.sql("select page.*, ts_headline('simple', page.body,"
                        + " websearch_to_tsquery('simple', ?), ?) as headline from member left join lateral ("
                        + " select * from (select " + MessageRow.COLUMNS
                        + ", ts_rank_cd(to_tsvector('simple', message.body), websearch_to_tsquery('simple', ?)) as rank"
                        + " from message where " + matching.sql()
                        + " order by message.position desc limit " + SearchMessages.MAX_RANKED + ") newest"
                        + " where cast(? as real) is null or (rank, position) < (cast(? as real), cast(? as bigint))"
                        + " order by rank desc, position desc limit ?) page on true"
                        + " where member.neighborhood_id = ? and member.resident = ? and not member.gone"
                        + " order by page.rank desc, page.position desc")
                .param(query.words())
                .param(markers.options())
                .param(query.words())
                .params(matching.parameters())
                .param(query.after() == null ? null : query.after().rank())
                .param(query.after() == null ? null : query.after().rank())
                .param(query.after() == null ? null : query.after().position())
                .param(query.limit() + 1)
                .param(query.neighborhoodId().value())
                .param(query.reader().value())
                .query((row, number) -> Found.ofOptional(row, markers))
                .list();
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(page(read.stream().flatMap(Optional::stream).toList(), query));
    }

    private SearchPage page(List<Found> read, SearchMessages query) {
        List<Found> page = read.subList(0, Math.min(read.size(), query.limit()));
        List<MessageRow> rows =
                embedding.withOwnReactions(page.stream().map(Found::row).toList(), query.reader());
        return new SearchPage(
                IntStream.range(0, page.size())
                        .mapToObj(i -> page.get(i).match(rows.get(i)))
                        .toList(),
                read.size() > page.size() ? page.getLast().place() : null);
    }
}
