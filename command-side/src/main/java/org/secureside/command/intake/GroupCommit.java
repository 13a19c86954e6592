package org.secureside.command.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets whatever comes in while the disk is busy share the next commit, and so one forced write. One thread alone touches
 * the file, in the order in which it was asked to.
 */
final class GroupCommit implements AutoCloseable {

    /** Something to do with the file. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_AT_ONCE = 256;
    private static final int MOST_WAITING = 4_096;
    private static final long IDLE_MILLIS = 100;
    private static final long PATIENCE_AT_THE_END_MILLIS = 5_000;

    private final JournalFile file;
    private final BlockingQueue<Task<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private @Nullable Connection connection;
    private volatile boolean closing;
    private volatile @Nullable String broken;

    /**
     * @throws SQLException if the file cannot be opened
     */
    GroupCommit(JournalFile file) throws SQLException {
        this.file = file;
        this.connection = file.open();
        this.writer = Thread.ofPlatform().name("intake-journal").daemon().start(this::writeUntilClosed);
    }

    private record Task<T>(Work<T> work, CompletableFuture<T> result) {

        /** Does the work, and returns what to tell once it is committed. */
        Runnable on(Connection connection) throws SQLException {
            T value = work.on(connection);
            return () -> result.complete(value);
        }
    }

    /** Returns what becomes of the work: its result when it is on the disk, or {@link JournalUnavailableException}. */
    <T> CompletableFuture<T> submit(Work<T> work) {
        Task<T> task = new Task<>(work, new CompletableFuture<>());
        if (closing || !waiting.offer(task)) {
            task.result.completeExceptionally(closing ? closed() : tooMuch());
        } else if (closing && waiting.remove(task)) { // it came too late for the writer to find it
            task.result.completeExceptionally(closed());
        }
        return task.result;
    }

    private JournalUnavailableException closed() {
        return new JournalUnavailableException(broken == null ? "it is closed" : "its writer has ended", null);
    }

    private static JournalUnavailableException tooMuch() {
        return new JournalUnavailableException("too much waits for its disk", null);
    }

    /** Returns the kind of error that has ended the writer for good, or nothing if none has. */
    @Nullable String broken() {
        return broken;
    }

    private void writeUntilClosed() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Task<?> first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Task<?>> batch = new ArrayList<>(List.of(first));
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    commitOrEnd(batch);
                }
            }
        } catch (InterruptedException e) {
            log.warn("The journal's writer was stopped before it had written everything");
        } finally {
            closing = true;
            closeConnection();
            List<Task<?>> late = new ArrayList<>();
            waiting.drainTo(late);
            fail(late, closed());
        }
    }

    /** After an error nothing is known of this process any more: whoever waits is told so, and whoever comes later. */
    private void commitOrEnd(List<Task<?>> batch) {
        try {
            commit(batch);
        } catch (Error e) {
            broken = e.getClass().getSimpleName();
            closing = true;
            fail(batch, closed());
            log.error("The journal's writer has ended: this node takes nothing until it is restarted", e);
        }
    }

    private void commit(List<Task<?>> batch) {
        List<Runnable> answers = new ArrayList<>();
        try {
            Connection open = connection();
            for (Task<?> task : batch) {
                answers.add(task.on(open));
            }
            open.commit();
        } catch (SQLException | RuntimeException e) {
            // What the disk holds is found out by opening the file anew. Errors of SQLite quote no values.
            log.error("{} pieces of work on {} failed: {}", batch.size(), file.path(), e.toString());
            closeConnection();
            fail(batch, new JournalUnavailableException("its disk failed", e));
            return;
        }
        answers.forEach(Runnable::run);
    }

    private Connection connection() throws SQLException {
        Connection open = connection == null ? file.open() : connection;
        connection = open;
        return open;
    }

    private void closeConnection() {
        try (Connection closing = connection) {
            connection = null;
            if (closing != null) {
                closing.rollback();
            }
        } catch (SQLException e) {
            log.warn("Closing {} failed: {}", file.path(), e.toString());
        }
    }

    private static void fail(List<Task<?>> tasks, RuntimeException reason) {
        tasks.forEach(task -> task.result.completeExceptionally(reason));
    }

    /** Writes what waits, and closes the file. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(PATIENCE_AT_THE_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
    }
}
