package org.secureside.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.eventstore.EmbeddedDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens, and however it is cut into batches and read again, the tables are what the events say. */
class ProjectionPropertyIT {

    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static final Projector PROJECTOR;

    static {
        DATABASE.setUrl(EmbeddedDatabases.newDatabase());
        DATABASE.setUser("postgres");
        PROJECTOR = Projector.migrated(DATABASE);
    }

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);

    /**
     * A step of a reader of the log.
     *
     * @param back how many of the events read so far it goes back first, in hundredths
     * @param batch how many events it then reads at once
     */
    record Step(int back, int batch) {}

    @Property(tries = 25)
    void theTablesAreWhatTheEventsSay(
            @ForAll("choices") List<History.Choice> choices, @ForAll("steps") List<Step> steps) {
        StoredTables.clear(jdbc);
        List<History.Entry> log = History.of(choices);
        int read = 0;
        int most = 0;
        for (Step step : steps) {
            int from = read - read * step.back() / 100;
            read = Math.min(log.size(), from + step.batch());
            most = Math.max(most, read);

            if (from < read) {
                PROJECTOR.project(log.subList(from, read).stream()
                        .map(History.Entry::message)
                        .toList());
            }

            assertThat(StoredTables.in(jdbc)).isEqualTo(ModelTables.after(log.subList(0, most)));
        }
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

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> back = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 100)));
        return Combinators.combine(back, Arbitraries.integers().between(1, 40))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
