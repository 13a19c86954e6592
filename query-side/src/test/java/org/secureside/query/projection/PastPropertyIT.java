package org.secureside.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.RepliesView;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.query.asof.PastMessages;
import org.secureside.query.feed.MessageRow;
import org.secureside.query.history.HistoryEvents;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was shown at an instant is what the log up to then makes of the tables that readers read. */
class PastPropertyIT {

    @ComponentScan(
            basePackages = "org.secureside.query",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(HistoryWriter|HistoryTable|HistoryEvents|PastMessages|Decoding|ReadDatabase)"))
    static class Past {}

    private static final int REPLIES = 2;
    private static final long APART = 137;
    private static final PGSimpleDataSource SHOWN = database();
    private static final PGSimpleDataSource KEPT = database();
    private static final Projector FEED = Projector.migrated(SHOWN);
    private static final EventHandlers HISTORY = new EventHandlers(KEPT, Past.class);

    private final JdbcClient shown = JdbcClient.create(SHOWN);
    private final JdbcClient kept = JdbcClient.create(KEPT);
    private final HistoryEvents history = HISTORY.get(HistoryEvents.class);
    private final PastMessages past = HISTORY.get(PastMessages.class);

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(EmbeddedDatabases.newDatabase());
        database.setUser("postgres");
        return database;
    }

    /**
     * @param share which event the instant is about, in hundredths of the log
     * @param off how many microseconds it lies behind that event: the two next to it are the ones that matter
     */
    @Property(tries = 15)
    void thePastIsWhatThePrefixOfTheLogMakesOfTheFeed(
            @ForAll("choices") List<History.Choice> choices,
            @ForAll @IntRange(max = 99) int share,
            @ForAll @IntRange(min = -1, max = 1) int off,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        List<History.Entry> log = withClocksThatDisagree(History.of(choices));
        Instant at = log.get(log.size() * share / 100).at().plusNanos(off * 1_000L);
        int prefix = upTo(log, at);
        fill(log, prefix);

        long position = history.lastAt(at);

        assertThat(log.stream().filter(entry -> entry.position() <= position)).hasSize(prefix);
        for (UUID neighborhood : neighborhoods()) {
            List<MessageView> shownThen = shownFeed(neighborhood);
            assertThat(pastFeed(neighborhood, position, limit)).isEqualTo(shownThen);
            assertThat(pastFeedUpwards(neighborhood, position, limit)).isEqualTo(shownThen);
        }
        for (MessageRow row : messages("true")) {
            assertThat(past.message(row.view().messageId().value(), position)).contains(row.view());
        }
        log.stream()
                .skip(prefix)
                .map(entry -> UUID.fromString(entry.stream()))
                .filter(stream -> messages("message_id = '" + stream + "'").isEmpty())
                .forEach(stream -> assertThat(past.message(stream, position)).isEmpty());
    }

    /**
     * Two command nodes, one of which is a few seconds ahead: recording times do not quite follow the positions. The
     * positions are so far apart that the log is one of several blocks.
     */
    private static List<History.Entry> withClocksThatDisagree(List<History.Entry> log) {
        return log.stream()
                .map(entry -> new History.Entry(
                        entry.position() * APART,
                        entry.stream(),
                        entry.version(),
                        entry.at().plusSeconds(entry.position() * 7 % 5).plusNanos(123_000_000),
                        entry.event()))
                .toList();
    }

    private static int upTo(List<History.Entry> log, Instant at) {
        int prefix = 0;
        while (prefix < log.size() && !log.get(prefix).at().isAfter(at)) {
            prefix++;
        }
        return prefix;
    }

    private void fill(List<History.Entry> log, int prefix) {
        StoredTables.clear(shown);
        kept.sql("begin; set local secureside.history_rebuild = 'on'; truncate history_event, history_block; commit")
                .update();
        HISTORY.handle(log.stream().map(History.Entry::message).toList());
        if (prefix > 0) {
            FEED.project(
                    log.subList(0, prefix).stream().map(History.Entry::message).toList());
        }
    }

    private List<UUID> neighborhoods() {
        return shown.sql("select neighborhood_id from neighborhood")
                .query(UUID.class)
                .list();
    }

    private List<MessageRow> messages(String condition) {
        return shown.sql(
                        "select " + MessageRow.COLUMNS + " from message where " + condition + " order by position desc")
                .query((row, number) -> MessageRow.of(row))
                .list();
    }

    private List<MessageView> shownFeed(UUID neighborhood) {
        return messages("in_reply_to is null and neighborhood_id = '" + neighborhood + "'").stream()
                .map(row -> row.view()
                        .withReplies(new RepliesView(
                                row.replies(),
                                messages("in_reply_to = '" + row.view().messageId() + "'").stream()
                                        .limit(REPLIES)
                                        .map(MessageRow::view)
                                        .toList())))
                .toList();
    }

    private List<MessageView> pastFeed(UUID neighborhood, long position, int limit) {
        List<MessageView> all = new ArrayList<>();
        Optional<FeedRange.Start> start = Optional.of(new FeedRange.Newest());
        while (start.isPresent()) {
            FeedPage page = past.page(neighborhood, position, new FeedRange(limit, start.get()), REPLIES);
            all.addAll(page.messages());
            OptionalLong older = page.older();
            start = older.isPresent() ? Optional.of(new FeedRange.Before(older.getAsLong())) : Optional.empty();
        }
        return all;
    }

    /** Reads from the oldest page to the newest, and looks back from each to the one before it. */
    private List<MessageView> pastFeedUpwards(UUID neighborhood, long position, int limit) {
        List<MessageView> all = new ArrayList<>();
        long after = 0;
        FeedPage page = past.page(neighborhood, position, new FeedRange(limit, new FeedRange.After(after)), REPLIES);
        while (!page.messages().isEmpty()) {
            FeedRange older =
                    new FeedRange(limit, new FeedRange.Before(page.older().orElseThrow()));
            assertThat(past.page(neighborhood, position, older, REPLIES).messages())
                    .isEqualTo(all.subList(0, Math.min(limit, all.size())));
            all.addAll(0, page.messages());
            after = page.newer().orElseThrow();
            page = past.page(neighborhood, position, new FeedRange(limit, new FeedRange.After(after)), REPLIES);
        }
        assertThat(page.newer()).hasValue(after);
        return all;
    }

    @Provide
    Arbitrary<List<History.Choice>> choices() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.integers().between(0, 16), any, any, any)
                .as(History.Choice::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }
}
