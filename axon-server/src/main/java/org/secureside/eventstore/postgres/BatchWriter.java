package org.secureside.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits in the queue, batch by batch, over a connection of its own. While nothing waits, it sleeps. */
final class BatchWriter implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);
    private static final long PAUSE_BETWEEN_ATTEMPTS_MILLIS = 50;

    private final AppendQueue queue;
    private final AppendConnection connection;
    private final Availability availability;
    private final Runnable onStored;

    BatchWriter(AppendQueue queue, AppendConnection connection, Availability availability, Runnable onStored) {
        this.queue = queue;
        this.connection = connection;
        this.availability = availability;
        this.onStored = onStored;
    }

    /** Writes until the queue is closed and empty, or the thread is interrupted. */
    @Override
    public void run() {
        try (connection) {
            while (connection.isOpen() || queue.awaitWork()) {
                if (connected()) {
                    List<Append> appends = queue.take();
                    if (appends == null) {
                        return;
                    }
                    write(new AppendBatch(appends));
                }
            }
        } catch (InterruptedException e) {
            log.debug("A writer was stopped before its queue was empty");
        }
    }

    /** Connects before anything is taken: what is still in the queue can be refused for certain if that fails. */
    private boolean connected() {
        if (connection.isOpen()) {
            return true;
        }
        try {
            connect();
            return true;
        } catch (SQLException e) {
            log.debug("No connection yet", e);
            return false;
        }
    }

    private void write(AppendBatch batch) throws InterruptedException {
        try {
            send(batch);
        } catch (SQLException e) {
            batch.refuse(() -> down(e));
        } catch (RuntimeException e) {
            log.error("A batch of {} appends failed unexpectedly", batch.size(), e);
            batch.refuse(() -> new AppendOutcomeUnknownException("The append failed unexpectedly", e));
        } finally {
            // What was refused or stored before has its answer; this is for the caller of a writer that is stopped.
            batch.refuse(() -> new AppendOutcomeUnknownException("The event store was closed during the append", null));
        }
    }

    /** @throws SQLException if there is no connection to send it over */
    private void send(AppendBatch batch) throws SQLException, InterruptedException {
        connect();
        try {
            store(batch, false);
        } catch (SQLException e) {
            if (SqlErrors.leavesOutcomeOpen(e)) {
                settle(batch, e);
            } else {
                refuse(batch, e, false);
            }
        }
    }

    private void store(AppendBatch batch, boolean again) throws SQLException {
        batch.store(connect(), again);
        onStored.run();
    }

    private Connection connect() throws SQLException {
        try {
            Connection open = connection.open();
            availability.succeeded();
            return open;
        } catch (SQLException e) {
            availability.failed(SqlErrors.describe(e));
            queue.refuseAll(() -> down(e));
            throw e;
        }
    }

    /**
     * Sends a batch again that may or may not be stored, until that is certain or nobody waits for it any more. Asking
     * whether it is stored would not do: the statement may still be on its way to the server. Sent again, either this
     * one or the other finds its own events stored already.
     */
    private void settle(AppendBatch batch, SQLException failure) throws SQLException, InterruptedException {
        log.warn("The connection broke during an append: {}", SqlErrors.describe(failure));
        connection.close();
        for (AppendBatch open = batch.stillWaitedFor(); !open.isEmpty(); open = open.stillWaitedFor()) {
            try {
                store(open, true);
                return;
            } catch (SQLException e) {
                if (SqlErrors.blamesTheData(e)) {
                    refuse(open, e, true);
                    return;
                }
                log.debug("The outcome of an append is still open", e);
                connection.close();
                Thread.sleep(PAUSE_BETWEEN_ATTEMPTS_MILLIS);
            }
        }
    }

    /**
     * Nothing of the batch is stored. If one append is to blame, the others are stored without it, those that somebody
     * still waits for.
     *
     * @throws SQLException if the database goes away meanwhile; connecting anew for each of them would take minutes
     */
    private void refuse(AppendBatch batch, SQLException failure, boolean again)
            throws SQLException, InterruptedException {
        if (!SqlErrors.leavesConnectionUsable(failure)) {
            connection.close();
        }
        if (!SqlErrors.blamesTheData(failure)) {
            log.warn("A batch of {} appends was not stored: {}", batch.size(), SqlErrors.describe(failure));
            batch.refuse(
                    () -> new EventStoreUnavailableException("Not stored: " + SqlErrors.describe(failure), failure));
        } else if (batch.size() == 1) {
            batch.refuse(() -> rejection(failure));
        } else {
            for (AppendBatch single : batch.oneByOne()) {
                if (again) {
                    settle(single, failure);
                } else if (!single.stillWaitedFor().isEmpty()) {
                    send(single);
                }
            }
        }
    }

    private static RuntimeException rejection(SQLException failure) {
        return SqlErrors.isUniqueViolation(failure)
                ? new ConflictingEvent(null)
                : new EventStoreException("The events cannot be stored: " + SqlErrors.describe(failure), failure);
    }

    private static EventStoreUnavailableException down(SQLException failure) {
        return new EventStoreUnavailableException(
                "Not stored: the event database is down: " + SqlErrors.describe(failure), failure);
    }
}
