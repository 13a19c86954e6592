package org.secureside.query.projection;

import java.util.Comparator;
import java.util.List;
import org.secureside.api.DomainEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All tables that residents read, in the order in which they are written: later ones look up what earlier ones hold. */
@Component
public class FeedTables {

    private final List<ProjectedTables> tables;

    FeedTables(List<ProjectedTables> tables) {
        this.tables = tables.stream()
                .sorted(Comparator.comparing(ProjectedTables::stage))
                .toList();
    }

    /**
     * Writes what events bring to all tables.
     *
     * @throws MissingRowException if an event changes what is not there
     */
    public void write(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        tables.forEach(some -> some.write(jdbc, events));
    }

    /** Notes what readers can see as soon as the events' transaction is committed. */
    public void tell(List<Recorded<DomainEvent>> events, Commit commit) {
        tables.forEach(some -> some.tell(events, commit));
    }

    /** Sets right what versions do not guard, after events were applied again. */
    public void mend(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        tables.forEach(some -> some.mend(jdbc, events));
    }
}
