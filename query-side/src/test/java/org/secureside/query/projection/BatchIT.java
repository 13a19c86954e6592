package org.secureside.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.query.StatementCounter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one batch of events costs, and what becomes of one that cannot be written. */
class BatchIT {

    private static final int KINDS_OF_CHANGES = 12;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final StatementCounter statements = new StatementCounter();
    private final Projector projector;

    BatchIT() {
        database.setUrl(EmbeddedDatabases.newDatabase());
        database.setUser("postgres");
        projector = Projector.migrated(statements.watch(database));
        statements.take();
    }

    @Test
    void aBatchTakesOneStatementForEachTableAndKindOfChangeHoweverLongItIs() {
        List<History.Entry> log = manyEvents();

        project(log.subList(0, 200));
        int first = statements.take().size();
        project(log.subList(200, 1_000));
        int second = statements.take().size();

        assertThat(first).isLessThanOrEqualTo(KINDS_OF_CHANGES);
        assertThat(second).isLessThanOrEqualTo(KINDS_OF_CHANGES);
    }

    @Test
    void aMissingRowIsAnErrorAndNothingOfTheBatchIsWritten() {
        List<History.Entry> log = manyEvents();
        List<History.Entry> withoutTheBeginning = log.subList(100, 300);

        assertThatThrownBy(() -> project(withoutTheBeginning))
                .hasRootCauseInstanceOf(MissingRowException.class)
                .rootCause()
                .hasMessageContaining("are not in the table")
                .hasMessageContaining("rebuild the projection");
        assertThat(StoredTables.in(JdbcClient.create(database))).isEmpty();
    }

    @Test
    void everyKindOfEventNeedsTheRowThatItChanges() {
        Set<String> written = new TreeSet<>();
        for (History.Entry entry : manyEvents().subList(0, 300)) {
            if (!isRefused(entry)) {
                written.add(entry.event().getClass().getSimpleName());
            }
        }
        assertThat(written).containsExactly("MessageSent", "NeighborhoodOpened");
    }

    private boolean isRefused(History.Entry entry) {
        try {
            project(List.of(entry));
            StoredTables.clear(JdbcClient.create(database));
            return false;
        } catch (IllegalStateException refused) {
            return refused.getCause() instanceof MissingRowException;
        }
    }

    private void project(List<History.Entry> entries) {
        projector.project(entries.stream().map(History.Entry::message).toList());
    }

    private static List<History.Entry> manyEvents() {
        Random random = new Random(2024);
        List<History.Choice> choices = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            choices.add(new History.Choice(
                    random.nextInt(17), random.nextInt(1_000), random.nextInt(6), random.nextInt(6)));
        }
        return History.of(choices);
    }
}
