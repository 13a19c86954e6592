package org.secureside.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.eventstore.EmbeddedDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happened: what a rebuild makes of it in large batches is what live events made of it in small ones. */
class RebuiltPropertyIT {

    private static final List<String> TABLES =
            List.of("neighborhood", "member", "message", "message_edit", "reaction", "read_marker", "stream_event");

    private static final PGSimpleDataSource READ = new PGSimpleDataSource();
    private static final PGSimpleDataSource FILLED = new PGSimpleDataSource();
    private static final Projector LIVE;
    private static final Projector REBUILD;

    static {
        String url = EmbeddedDatabases.newDatabase();
        READ.setUrl(url);
        READ.setUser("postgres");
        LIVE = Projector.migrated(READ);
        FILLED.setUrl(url);
        FILLED.setUser("postgres");
        FILLED.setCurrentSchema("feed_2");
        REBUILD = new Projector(FILLED);
    }

    private final JdbcClient jdbc = JdbcClient.create(READ);

    @Property(tries = 60)
    void aRebuildMakesWhatLiveEventsMade(
            @ForAll("choices") List<History.Choice> choices,
            @ForAll @IntRange(min = 1, max = 7) int live,
            @ForAll @IntRange(min = 20, max = 200) int rebuilt) {
        List<History.Entry> log = History.of(choices);
        StoredTables.clear(jdbc);
        jdbc.sql("drop schema if exists feed_2 cascade").update();
        make("tables");
        project(LIVE, log, live);
        project(REBUILD, log, rebuilt);
        make("indexes");

        assertThat(checksums("feed_2")).isEqualTo(checksums("public"));
    }

    private static void project(Projector projector, List<History.Entry> log, int batch) {
        for (int i = 0; i < log.size(); i += batch) {
            projector.project(log.subList(i, Math.min(log.size(), i + batch)).stream()
                    .map(History.Entry::message)
                    .toList());
        }
    }

    private static void make(String what) {
        Flyway.configure()
                .dataSource(READ)
                .schemas("feed_2")
                .table("made_" + what)
                .locations("classpath:db/generation/feed/" + what)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private SortedMap<String, String> checksums(String schema) {
        SortedMap<String, String> sums = new TreeMap<>();
        for (String table : TABLES) {
            sums.put(
                    table,
                    jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "
                                    + schema + "." + table + " t")
                            .query(String.class)
                            .single());
        }
        return sums;
    }

    @Provide
    Arbitrary<List<History.Choice>> choices() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.integers().between(0, 16), any, any, any)
                .as(History.Choice::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(150);
    }
}
