package org.secureside.query.feed;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.queryhandling.QueryHandler;
import org.secureside.api.feed.FetchVersions;
import org.secureside.api.feed.VersionView;
import org.secureside.api.feed.VersionsPage;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/** Answers what a message said before it was edited. */
@Component
class Versions {

    private final ReadDatabase database;

    Versions(ReadDatabase database) {
        this.database = database;
    }

    @QueryHandler
    Optional<VersionsPage> handle(FetchVersions query) {
        List<Optional<VersionView>> read = database.sql("""
                select text.* from message join member using (neighborhood_id) left join lateral (
                    select version, body, recorded_at from message_edit edit
                    where edit.message_id = message.message_id and edit.version < :before
                    union all
                    select 0, coalesce(message.first_body, message.body), message.recorded_at where 0 < :before
                    order by version desc limit :limit
                ) text on true
                where message.message_id = :message and member.resident = :reader and not member.gone""")
                .param("before", query.before())
                .param("limit", query.limit() + 1)
                .param("message", query.messageId().value())
                .param("reader", query.reader().value())
                .query((row, number) -> row.getObject("recorded_at") == null
                        ? Optional.<VersionView>empty()
                        : Optional.of(new VersionView(
                                row.getLong("version"),
                                TextColumn.read(row.getString("body")),
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant())))
                .list();
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(page(read.stream().flatMap(Optional::stream).toList(), query.limit()));
    }

    private static VersionsPage page(List<VersionView> read, int limit) {
        List<VersionView> page = read.subList(0, Math.min(read.size(), limit));
        return new VersionsPage(
                page, read.size() > page.size() ? OptionalLong.of(page.getLast().version()) : OptionalLong.empty());
    }
}
