package org.secureside.command.intake;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.intake.JournalTable.Draft;
import org.secureside.command.intake.JournalTable.Head;
import org.secureside.command.intake.JournalTable.Row;

/**
 * The messages that this node has promised to record. What {@link #keep} has returned for is on the disk, and stays
 * until it is recorded or, visibly, refused. Every method that touches the disk throws
 * {@link JournalUnavailableException} where it can't.
 */
final class Journal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FEW = 256;
    private static final int A_MOMENT_MILLIS = 250;

    private final JournalTable table = new JournalTable();
    private final Clock clock = Clock.systemUTC();
    private final GroupCommit disk;
    private final Backlog backlog;

    /**
     * @throws SQLException if the file cannot be opened
     */
    Journal(JournalFile file, int maxEntries, long maxBytes) throws SQLException {
        this(file, new Backlog(maxEntries, maxBytes));
    }

    /**
     * @param backlog which is empty yet
     * @throws SQLException if the file cannot be opened
     */
    Journal(JournalFile file, Backlog backlog) throws SQLException {
        this.disk = new GroupCommit(file);
        this.backlog = backlog;
        try {
            backlog.load(await(disk.submit(table::heads), Deadline.in(PATIENCE)));
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    /**
     * A message that is kept.
     *
     * @param isNew whether it was just kept for the first time
     */
    record Kept(Journaled message, boolean isNew) {}

    /**
     * Keeps a message, and returns when it is on the disk. A message that is held already is not kept twice.
     *
     * @param waits whether it is for the forwarder; else {@link #leave} or {@link #keepRecorded(MessageId)} must follow
     * @param deadline until when the disk is waited for
     * @return what is held under this id, whatever its content
     * @throws JournalFullException if there is no room
     */
    Kept keep(SendMessage command, Map<String, String> metadata, boolean waits, Deadline deadline) {
        Optional<Journaled> held = find(command.messageId(), deadline);
        if (held.isPresent()) {
            return new Kept(held.get(), false);
        }
        Draft draft = table.draft(command, metadata, clock.instant());
        Backlog.Reservation room = backlog.reserve(command.neighborhoodId(), draft.bytes(), waits);
        CompletableFuture<Row> written = disk.submit(connection -> table.insert(connection, draft));
        // Not after the wait: also what its sender has no patience for must be counted.
        CompletableFuture<Row> counted = written.whenComplete((row, failure) -> {
            boolean known = row == null || (!row.isNew() && backlog.find(command.messageId()) != null);
            if (known) {
                backlog.cancel(room);
            } else {
                backlog.fill(room, row.row().head());
            }
        });
        try {
            Row row = await(counted, deadline);
            return new Kept(decoded(row.row()), row.isNew());
        } catch (JournalUnavailableException gaveUp) {
            if (!waits) { // nobody else would take it up should it be written yet
                CompletableFuture<Boolean> unused = counted.thenApply(row -> backlog.leave(command.messageId()));
            }
            throw gaveUp;
        }
    }

    /** The same with as much patience as the disk may need. */
    Kept keep(SendMessage command, Map<String, String> metadata, boolean waits) {
        return keep(command, metadata, waits, Deadline.in(PATIENCE));
    }

    /** Returns what is held under this id. Without touching the disk if nothing is. */
    Optional<Journaled> find(MessageId message) {
        return find(message, Deadline.in(PATIENCE));
    }

    private Optional<Journaled> find(MessageId message, Deadline deadline) {
        Head head = backlog.find(message);
        return head == null
                ? Optional.empty()
                : await(disk.submit(connection -> table.read(connection, List.of(head.number()))), deadline).stream()
                        .findFirst()
                        .map(Journal::decoded);
    }

    /** What cannot be read has its own sender try in vain, until an admin gives it up. */
    private static Journaled decoded(StoredRow row) {
        try {
            return row.decoded();
        } catch (UnreadableRowException unreadable) {
            throw new JournalUnavailableException("what it holds of the message cannot be read", unreadable);
        }
    }

    /** Returns whether the message waits for the forwarder. */
    boolean isWaiting(MessageId message) {
        return backlog.isWaiting(message);
    }

    boolean isRefused(MessageId message) {
        return backlog.isRefused(message);
    }

    /** Returns whether the message is held, whatever became of it. */
    boolean holds(MessageId message) {
        return backlog.find(message) != null;
    }

    /** Returns the row of the message, if it was refused. */
    Optional<StoredRow> refusalOf(MessageId message) {
        Head head = backlog.find(message);
        return head == null || !backlog.isRefused(message)
                ? Optional.empty()
                : read(List.of(head)).stream().findFirst();
    }

    /** Returns whether newer messages of the neighborhood must queue behind older ones. */
    boolean isQueueing(NeighborhoodId neighborhood) {
        return backlog.isQueueing(neighborhood);
    }

    /**
     * Waits a moment for the last few messages of a neighborhood to leave the queue.
     *
     * @return whether they have
     */
    boolean awaitDrained(NeighborhoodId neighborhood) {
        Optional<CompletableFuture<Boolean>> drained = backlog.drained(neighborhood, FEW);
        try {
            return drained.isPresent() && drained.get().get(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns the kind of error that has ended its work on the disk for good, or nothing if none has. */
    @Nullable String broken() {
        return disk.broken();
    }

    boolean isEmpty() {
        return backlog.isEmpty();
    }

    /**
     * Leaves to the forwarder a message that its sender could not get recorded.
     *
     * @return whether it is held, and recorded or to be: only then may it be promised
     */
    boolean leave(MessageId message) {
        return backlog.leave(message);
    }

    /** Returns the oldest messages of some neighborhoods; those of one in the order in which they came. */
    List<List<Head>> turns(int most, int mostOfEach) {
        return turns(most, mostOfEach, neighborhood -> true);
    }

    /** The same of some of these neighborhoods. */
    List<List<Head>> turns(int most, int mostOfEach, Predicate<NeighborhoodId> among) {
        return backlog.turns(most, mostOfEach, among);
    }

    /** Returns the rows that are on the disk of these messages, in their order. */
    List<StoredRow> read(Collection<Head> heads) {
        List<Long> numbers = numbersOf(heads);
        return await(disk.submit(connection -> table.read(connection, numbers)));
    }

    /** Lets go of messages that are recorded for good. */
    void forget(Collection<Head> heads) {
        forget(heads, Deadline.in(PATIENCE));
    }

    private void forget(Collection<Head> heads, Deadline deadline) {
        if (heads.isEmpty()) {
            return;
        }
        List<Long> numbers = numbersOf(heads);
        // Not after the wait, as above: what is deleted later than that is gone all the same.
        CompletableFuture<Integer> deleted = disk.submit(connection -> table.delete(connection, numbers));
        await(
                deleted.whenComplete((count, failure) -> {
                    if (failure == null) {
                        backlog.forget(heads);
                    }
                }),
                deadline);
    }

    /** Lets go of what {@link #read} did not find, although the disk failed, or seemed to, when it was to be deleted. */
    void forgetGone(Collection<Head> heads) {
        backlog.forget(heads);
    }

    /** Lets go of a message, if it is held. */
    void forget(MessageId message) {
        forget(message, Deadline.in(PATIENCE));
    }

    /** The same, until the deadline. After that it is let go of when the disk answers. */
    void forget(MessageId message, Deadline deadline) {
        Head head = backlog.find(message);
        if (head != null) {
            forget(List.of(head), deadline);
        }
    }

    /**
     * Lets go of a message that its sender could not get recorded, unless somebody was promised it meanwhile: the same
     * message may come several times at once. After the deadline it is let go of when the disk answers.
     */
    void withdraw(MessageId message, Deadline deadline) {
        Head head = backlog.withdraw(message);
        if (head == null) {
            return;
        }
        CompletableFuture<Integer> deleted =
                disk.submit(connection -> table.delete(connection, List.of(head.number())));
        await(
                deleted.whenComplete((count, failure) -> {
                    if (failure == null) {
                        backlog.forget(List.of(head));
                    } else {
                        backlog.keepAfterAll(head);
                    }
                }),
                deadline);
    }

    /** Notes that the event store has taken messages, which stay here for a while: it may lose them yet. */
    void keepRecorded(Collection<Head> heads) {
        long now = System.nanoTime();
        heads.forEach(head -> backlog.keepRecorded(head, now));
    }

    /** The same for one message that its sender got recorded. */
    void keepRecorded(MessageId message) {
        Head head = backlog.find(message);
        if (head != null) {
            keepRecorded(List.of(head));
        }
    }

    /** Returns what was recorded before that time of {@link System#nanoTime}, and is still kept. */
    List<Head> recordedBefore(long nanos) {
        return backlog.recordedBefore(nanos);
    }

    /** Returns whether anything is recorded and still kept. */
    boolean keepsRecorded() {
        return backlog.keepsRecorded();
    }

    /** Returns whether the message is recorded and still kept. */
    boolean isKept(MessageId message) {
        return backlog.isKept(message);
    }

    /** Has the forwarder offer a message again, which the event store took and may have lost since. */
    void offerAgain(MessageId message) {
        backlog.offerAgain(message);
    }

    /** Has the forwarder offer again what was recorded and is still here. */
    void offerAgain() {
        backlog.offerAgain();
    }

    /** Keeps messages that will not be recorded, with the reason, where they can be seen. */
    void refuse(Map<Head, String> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        Map<Long, String> byNumber = reasons.entrySet().stream()
                .collect(Collectors.toMap(reason -> reason.getKey().number(), Map.Entry::getValue));
        await(disk.submit(connection -> table.refuse(connection, byNumber)));
        reasons.keySet().forEach(backlog::refuse);
    }

    /** Keeps with a message why an admin has given it up, for as long as it is kept. */
    void giveUp(Head head, String reason) {
        await(disk.submit(connection -> table.giveUp(connection, head.number(), reason)));
    }

    /** Returns the refused messages, the newest first. */
    List<StoredRow> refused(int limit) {
        return await(disk.submit(connection -> table.refused(connection, limit)));
    }

    Depth depth() {
        return backlog.depth();
    }

    /** Returns the promises that this node has made in a window, by when their requests came, and not kept yet. */
    Promises promises(Instant from, Instant to) {
        return backlog.promises(from, to);
    }

    private static List<Long> numbersOf(Collection<Head> heads) {
        return heads.stream().map(Head::number).toList();
    }

    private static <T> T await(CompletableFuture<T> result) {
        return await(result, Deadline.in(PATIENCE));
    }

    private static <T> T await(CompletableFuture<T> result, Deadline deadline) {
        try {
            return result.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof JournalUnavailableException known
                    ? known
                    : new JournalUnavailableException("its disk failed", e.getCause());
        } catch (TimeoutException e) {
            throw new JournalUnavailableException("its disk does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailableException("interrupted", e);
        }
    }

    /** Writes what is under way, and closes the file. */
    @Override
    public void close() {
        disk.close();
    }
}
