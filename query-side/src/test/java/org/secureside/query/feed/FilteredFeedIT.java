package org.secureside.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.FeedFilter;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.feed.FetchFeed;
import org.secureside.api.feed.MessageState;
import org.secureside.api.message.MessageKind;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.eventstore.EmbeddedDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of what a filter chooses reads what is on the page, however much else was said in the neighborhood. */
class FilteredFeedIT {

    private static final int MESSAGES = 60_000;

    /** Far less than it takes to go through what was said. */
    private static final int MOST_BLOCKS = 60;

    /** A row of the page is found by an index: three blocks of that, and its own. */
    private static final long BLOCKS_OF_A_ROW = 4;

    private static final ResidentId ADA = new ResidentId("ada");
    private static final NeighborhoodId STREET = new NeighborhoodId(UUID.randomUUID());

    private static JdbcClient database;

    @BeforeAll
    static void fillAStreet() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(EmbeddedDatabases.newDatabase());
        source.setUser("postgres");
        Flyway.configure().dataSource(source).load().migrate();
        // As a node does with its first generation when it starts.
        Flyway.configure()
                .dataSource(source)
                .schemas("feed_1")
                .defaultSchema("feed_1")
                .table("made_indexes")
                .locations("classpath:db/generation/feed/indexes")
                .baselineOnMigrate(true)
                .baselineVersion("1")
                .load()
                .migrate();
        database = JdbcClient.create(source);
        database.sql("""
                insert into member (neighborhood_id, resident, role, gone, since, admitted_at, version)
                values (?, ?, 'RESIDENT', false, 0, now(), 0)""").param(STREET.value()).param(ADA.value()).update();
        database.sql("""
                insert into message (
                    message_id, neighborhood_id, author, severity, state, body, text_version, version, position,
                    reply_count, recorded_at)
                select gen_random_uuid(), :street, case when n in (101, 103, 107) then 'few' else 'busy' || n % 50 end,
                       case when n in (203, 205) then 'INFO' end, case when n = 301 then 'REMOVED' else 'VISIBLE' end,
                       repeat('x', 300), 0, 0, n, 0, timestamptz '2026-01-01 00:00Z' + n * interval '1 second'
                from generate_series(1, :messages) as n""")
                .param("street", STREET.value())
                .param("messages", MESSAGES)
                .update();
        database.sql("vacuum analyze").update();
    }

    @ParameterizedTest
    @CsvSource({
        "silent,,, 0",
        "few,,, 3",
        "busy7,,, 50", // more than a page
        ", ALERT,, 2",
        ",, REMOVED, 1",
        ",, RETRACTED, 0",
        "few, ALERT,, 0",
        "busy7, ALERT,, 0",
        "busy7,, REMOVED, 0"
    })
    void aPageReadsNoMoreThanIsOnIt(
            @Nullable String author, @Nullable MessageKind kind, @Nullable MessageState state, int messages) {
        FeedFilter filter = new FeedFilter(kind, author == null ? null : new ResidentId(author), state, null, null);

        for (FeedRange.Start start :
                List.of(new FeedRange.Newest(), new FeedRange.Before(MESSAGES + 1L), new FeedRange.After(0))) {
            PageStatement statement = PageStatement.of(new FetchFeed(STREET, ADA, filter, new FeedRange(50, start), 0));
            List<UUID> found = database.sql(statement.sql())
                    .params(statement.parameters())
                    .query((row, number) -> row.getObject("message_id", UUID.class))
                    .list();

            assertThat(found.stream().filter(Objects::nonNull).limit(50)).hasSize(messages);
            assertThat(blocksRead(statement))
                    .as(statement.sql())
                    .isLessThanOrEqualTo(MOST_BLOCKS + BLOCKS_OF_A_ROW * messages);
        }
    }

    private static long blocksRead(PageStatement statement) {
        String explained = database.sql("explain (analyze, buffers, format json) " + statement.sql())
                .params(statement.parameters())
                .query(String.class)
                .single();
        JsonNode plan = JsonMapper.shared().readTree(explained).at("/0/Plan");
        return plan.get("Shared Hit Blocks").asLong()
                + plan.get("Shared Read Blocks").asLong();
    }
}
