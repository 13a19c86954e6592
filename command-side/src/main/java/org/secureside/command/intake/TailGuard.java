package org.secureside.command.intake;

import java.time.Duration;
import java.util.List;
import org.secureside.command.intake.JournalTable.Head;
import org.secureside.eventstore.StoreGuarantee;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in the journal what an event store may still lose although it has acknowledged it, and has it offered again
 * should that have happened.
 */
final class TailGuard {

    private static final Logger log = LoggerFactory.getLogger(TailGuard.class);

    private final Journal journal;
    private final StoreGuarantee store;
    private final Duration keepRecorded;
    private volatile long offeredTo = StoreGuarantee.NOT_CONNECTED;

    /**
     * Guards the journal's tail.
     *
     * @param keepRecorded for how long an event store may lose what it has acknowledged; zero if it never does
     */
    TailGuard(Journal journal, StoreGuarantee store, Duration keepRecorded) {
        this.journal = journal;
        this.store = store;
        this.keepRecorded = keepRecorded;
    }

    /** Returns whether messages stay in the journal for a while after they were recorded. */
    boolean keepsRecorded() {
        return !keepRecorded.isZero();
    }

    /** Returns the number of the connection to the event store, as {@link StoreGuarantee#connection}. */
    long connection() {
        return store.connection();
    }

    /**
     * Returns whether the event store may have lost messages that are not offered again yet, but soon: newer ones that
     * were recorded now would come before them.
     */
    boolean isToOfferAgain() {
        return journal.keepsRecorded() && store.connection() != offeredTo;
    }

    /**
     * Lets go of what is safe in the event store, or offers it again after the store may have lost it. Safe is what was
     * recorded long enough before a question that the store has answered, over a connection that was never lost since.
     */
    void guard() {
        if (!keepsRecorded()) {
            return;
        }
        long connection = store.connection();
        if (connection == StoreGuarantee.NOT_CONNECTED) {
            return;
        }
        if (connection != offeredTo) {
            journal.offerAgain();
            offeredTo = connection;
        }
        List<Head> old = journal.recordedBefore(System.nanoTime() - keepRecorded.toNanos());
        if (!old.isEmpty() && answers() && store.connection() == connection) {
            journal.forget(old);
        }
    }

    private boolean answers() {
        try {
            store.requireAnswer();
            return true;
        } catch (RuntimeException silent) {
            log.debug("What is recorded is kept, for the event store does not answer: {}", LastFailure.kindOf(silent));
            return false;
        }
    }
}
