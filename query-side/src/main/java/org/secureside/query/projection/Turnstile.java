package org.secureside.query.projection;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Keeps live events and whoever else writes to the tables that are read apart. One process has a node's database, so no
 * lock of the database is needed for it.
 */
@Component
public class Turnstile {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Lets a unit of work with live events through, until it is over. Waits while somebody has the tables alone. */
    public void enter(UnitOfWork<?> unitOfWork) {
        lock.readLock().lock();
        unitOfWork.onCleanup(u -> lock.readLock().unlock());
    }

    /** Takes the tables for oneself: live events wait until the holding is closed, by the thread that began it. */
    public Holding alone() {
        lock.writeLock().lock();
        return lock.writeLock()::unlock;
    }

    /** A time for which live events wait. */
    public interface Holding {

        /** Ends it. */
        void close();
    }
}
