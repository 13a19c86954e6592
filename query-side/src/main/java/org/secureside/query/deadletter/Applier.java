package org.secureside.query.deadletter;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import javax.sql.DataSource;
import org.secureside.api.DomainEvent;
import org.secureside.query.projection.Arrived;
import org.secureside.query.projection.FeedTables;
import org.secureside.query.projection.Recorded;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Applies events to the tables, and parks those that cannot be. A batch is written as one. If that fails by the fault of an
 * event, it is undone to its savepoint and halved, until the event is alone: so one in a thousand costs some twenty
 * writes, not a thousand. A failure that is no event's fault fails the batch, which is then tried again.
 */
public final class Applier {

    private final FeedTables tables;
    private final DataSource source;
    private final JdbcClient jdbc;
    private final Letters letters;
    private final BiPredicate<Arrived, RuntimeException> remedy;

    /**
     * @param source the connections that the caller's transactions are on
     * @param letters where events go that cannot be applied
     */
    public Applier(FeedTables tables, DataSource source, Letters letters) {
        this(tables, source, letters, (event, failure) -> false);
    }

    /**
     * @param source the connections that the caller's transactions are on
     * @param letters where events go that cannot be applied
     * @param remedy what to try with an event before it is parked; returns whether it is applied now
     */
    public Applier(
            FeedTables tables, DataSource source, Letters letters, BiPredicate<Arrived, RuntimeException> remedy) {
        this.tables = tables;
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.letters = letters;
        this.remedy = remedy;
    }

    /**
     * Applies events within a transaction of the caller's.
     *
     * @param arrived events that follow each other in the log
     * @return those that were applied
     * @throws TooManyLettersException if one would have to be parked, and too many are
     */
    public List<Recorded<DomainEvent>> apply(List<Arrived> arrived) {
        List<Recorded<DomainEvent>> applied = new ArrayList<>();
        apply(arrived.stream().filter(Arrived::isKnown).toList(), applied);
        return applied;
    }

    private void apply(List<Arrived> events, List<Recorded<DomainEvent>> applied) {
        List<Arrived> free = parkFollowers(events);
        if (free.isEmpty()) {
            return;
        }
        Savepoint before = savepoint();
        RuntimeException failure;
        try {
            List<Recorded<DomainEvent>> recorded =
                    free.stream().map(Arrived::recorded).toList();
            tables.write(jdbc, recorded);
            applied.addAll(recorded);
            return;
        } catch (RuntimeException e) {
            if (!Poison.isIn(e)) {
                throw e;
            }
            failure = e;
        }
        rollbackTo(before);
        if (free.size() > 1) {
            apply(free.subList(0, free.size() / 2), applied);
            apply(free.subList(free.size() / 2, free.size()), applied);
        } else if (isRemedied(free.getFirst(), failure)) {
            applied.add(free.getFirst().recorded());
        } else {
            rollbackTo(before);
            letters.park(free.getFirst(), failure);
        }
    }

    private boolean isRemedied(Arrived event, RuntimeException failure) {
        try {
            return remedy.test(event, failure);
        } catch (RuntimeException e) {
            if (!Poison.isIn(e)) {
                throw e;
            }
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Parks the events that wait behind parked ones of their streams, and returns the others. */
    private List<Arrived> parkFollowers(List<Arrived> events) {
        if (letters.isEmpty()) {
            return events;
        }
        letters.follow(events.stream().filter(letters::isParked).toList());
        return events.stream().filter(event -> !letters.isParked(event)).toList();
    }

    private Savepoint savepoint() {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No savepoint", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private void rollbackTo(Savepoint savepoint) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            connection.rollback(savepoint);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Not undone", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
