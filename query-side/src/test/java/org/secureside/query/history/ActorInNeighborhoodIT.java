package org.secureside.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.api.feed.FeedRange;
import org.secureside.eventstore.EmbeddedDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page about somebody in a neighborhood reads what is on the page, however much else happened there or was theirs. */
class ActorInNeighborhoodIT {

    private static final int EVENTS = 60_000;

    /** Far less than it takes to go through what happened in the neighborhood, or what the actor did. */
    private static final int MOST_BLOCKS = 60;

    /** A row of the page is found by its position: three blocks of that index, and its own. */
    private static final long BLOCKS_OF_A_ROW = 4;

    private static JdbcClient database;

    @BeforeAll
    static void fillAHistory() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(EmbeddedDatabases.newDatabase());
        source.setUser("postgres");
        Flyway.configure().dataSource(source).load().migrate();
        database = JdbcClient.create(source);
        // Half of all happens in the north, by many residents, and "few" does little there. The other half is of two
        // busy
        // ones who are elsewhere: "loud" always, and "busy" but for two events long ago and three in a quiet lane.
        database.sql("""
                insert into history_event (
                    position, stream_id, sequence, event_id, event_type, payload, metadata, actor, neighborhood_id,
                    recorded_at)
                select n, 'stream', n, n::text, 'Type' || n % 5, repeat('x', 300), '{}',
                       case when n in (1001, 3001, 59001) then 'few' when n in (101, 203) then 'busy'
                            when n % 2 = 1 then 'resident' || n % 500 when n % 4 = 0 then 'busy' else 'loud' end,
                       md5(case when n % 2 = 1 then 'north' when n in (400, 804, 1208) then 'lane'
                                else 'street' || n % 50 end)::uuid,
                       timestamptz '2026-01-01 00:00Z' + n * interval '1 second'
                from generate_series(1, :events) as n""").param("events", EVENTS).update();
        database.sql("insert into history_type select distinct event_type from history_event")
                .update();
        database.sql("vacuum analyze").update();
    }

    @ParameterizedTest
    @CsvSource({
        "few, north, 3", // a huge neighborhood, and somebody who did little in it
        "busy, lane, 3", // somebody who did much, and a neighborhood in which little happened
        "loud, north, 0", // much of both, and nothing of both
        "busy, north, 2", // much of both, of both only something long ago
        "resident7, north, 50", // more than a page
    })
    void aPageReadsNoMoreThanIsOnIt(String actor, String neighborhood, int events) {
        List<Long> all = database.sql(
                        "select position from history_event where actor = ? and neighborhood_id = ? order by position desc limit 50")
                .param(actor)
                .param(id(neighborhood))
                .query(Long.class)
                .list();

        for (FeedRange.Start start : List.of(new FeedRange.Newest(), new FeedRange.Before(EVENTS + 1L))) {
            Read read = read(actor, neighborhood, null, new FeedRange(50, start));

            assertThat(read.positions()).hasSize(events).isEqualTo(all);
            assertThat(read.blocks()).isLessThanOrEqualTo(MOST_BLOCKS + BLOCKS_OF_A_ROW * events);
        }
        assertThat(read(actor, neighborhood, null, new FeedRange(50, new FeedRange.After(0)))
                        .blocks())
                .isLessThanOrEqualTo(MOST_BLOCKS + BLOCKS_OF_A_ROW * events);
        assertThat(read(actor, neighborhood, "Type1", new FeedRange(50, new FeedRange.Newest()))
                        .blocks())
                .isLessThanOrEqualTo(MOST_BLOCKS + BLOCKS_OF_A_ROW * events);
    }

    /** The positions on a page, and how many blocks of tables and indexes it took to find them. */
    private record Read(List<Long> positions, long blocks) {}

    private static Read read(String actor, String neighborhood, @Nullable String type, FeedRange range) {
        EventSelection selection = EventSelection.of(
                new EventFilter(null, id(neighborhood), actor, type, null, null), range, PositionSpan.ALL);
        String explained = database.sql("explain (analyze, buffers, format json) " + selection.sql())
                .params(selection.parameters())
                .query(String.class)
                .single();
        JsonNode plan = JsonMapper.shared().readTree(explained).at("/0/Plan");
        List<Long> positions = database.sql(selection.positions())
                .params(selection.parameters())
                .query(Long.class)
                .list();
        return new Read(
                positions.subList(0, Math.min(positions.size(), range.limit())),
                plan.get("Shared Hit Blocks").asLong()
                        + plan.get("Shared Read Blocks").asLong());
    }

    private static UUID id(String name) {
        return database.sql("select md5(?)::uuid").param(name).query(UUID.class).single();
    }
}
