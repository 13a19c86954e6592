package org.secureside.query.projection;

import java.util.List;
import org.secureside.api.DomainEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Some of the tables that are made of events for residents to read. Where the tables are, the connection decides: live
 * events go to the generation that is read, those of a rebuild to the one that is filled, by the same statements.
 */
public interface ProjectedTables {

    /** Returns when these tables have their turn. */
    Stage stage();

    /**
     * Writes what events bring, in a number of statements that does not depend on how many there are. What is written
     * already is not changed by events up to its version.
     *
     * @param jdbc a connection in a transaction of the caller's
     * @param events of any kind, in the order of the log; those that bring nothing to these tables are passed over
     * @throws MissingRowException if an event changes what is not there
     */
    void write(JdbcClient jdbc, List<Recorded<DomainEvent>> events);

    /** Notes what readers can see as soon as the events' transaction is committed. Nobody is told of a replay. */
    void tell(List<Recorded<DomainEvent>> events, Commit commit);

    /**
     * Sets right, for the things that the events are about, what versions do not guard: called after events were applied
     * again to rows of which some were missing. Changes nothing where nothing is wrong.
     */
    default void mend(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {}
}
