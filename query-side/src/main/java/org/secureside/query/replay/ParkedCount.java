package org.secureside.query.replay;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.springframework.dao.DataAccessException;

/**
 * How many events are parked, as it was when somebody last wanted to know. Nobody who asks waits for the database: if
 * that stands still, this node must be able to tell its metrics, or it would look as if it were gone itself.
 */
final class ParkedCount {

    private final LongSupplier database;
    private final Executor executor;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile double last = Double.NaN;

    /**
     * @param database counts them, or fails with a {@link DataAccessException}
     * @param executor asks it
     */
    ParkedCount(LongSupplier database, Executor executor) {
        this.database = database;
        this.executor = executor;
    }

    /** Returns the last answer, no number where there was none, and asks again unless that is under way. */
    double latest() {
        if (asking.compareAndSet(false, true)) {
            executor.execute(this::ask);
        }
        return last;
    }

    private void ask() {
        try {
            last = database.getAsLong();
        } catch (DataAccessException e) {
            last = Double.NaN;
        } finally {
            asking.set(false);
        }
    }
}
