package org.secureside.command.intake;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.intake.JournalTable.Head;

/**
 * What the journal holds, without the texts: enough to know at once what waits, where, and whether there is room. A
 * message is <i>offered</i> while its sender still tries it on the event store (in a write-ahead journal only), it
 * <i>waits</i> for the forwarder, it is <i>recorded</i> but kept for a while, or it is <i>refused</i>.
 */
final class Backlog {

    /** Room for a message that is being written. */
    record Reservation(NeighborhoodId neighborhood, long bytes, boolean waits) {}

    private record RecordedAt(Head head, long nanos) {}

    private final int maxEntries;
    private final long maxBytes;
    private final Map<MessageId, Head> heads = new HashMap<>();
    /** By neighborhood; whose turn was longest ago comes first. */
    private final Map<NeighborhoodId, TreeMap<Long, Head>> lanes = new LinkedHashMap<>();

    private final TreeMap<Long, Head> waiting = new TreeMap<>();
    private final Map<NeighborhoodId, Integer> arriving = new HashMap<>();
    private final Map<NeighborhoodId, CompletableFuture<Boolean>> drained = new HashMap<>();
    private final ArrayDeque<RecordedAt> recorded = new ArrayDeque<>();
    /** The numbers of the rows in {@link #recorded}. */
    private final Set<Long> kept = new HashSet<>();
    /** The numbers of the offered rows that are being deleted, so that nobody is promised them any more. */
    private final Set<Long> withdrawn = new HashSet<>();

    private final Set<MessageId> refused = new HashSet<>();
    private int entries;
    private long bytes;

    Backlog(int maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /** Takes in what the file holds at the start. It was kept before, so it is kept whatever the bounds are now. */
    synchronized void load(Collection<Head> held) {
        for (Head head : held) {
            entries++;
            bytes += head.bytes();
            adopt(head, !head.refused());
        }
    }

    /**
     * Makes room for a message.
     *
     * @param waits whether it is for the forwarder from the start
     * @throws JournalFullException if there is none
     */
    synchronized Reservation reserve(NeighborhoodId neighborhood, long size, boolean waits) {
        if (entries >= maxEntries || bytes + size > maxBytes) {
            throw new JournalFullException(entries, bytes);
        }
        entries++;
        bytes += size;
        if (waits) {
            arriving.merge(neighborhood, 1, Integer::sum);
        }
        return new Reservation(neighborhood, size, waits);
    }

    /** Gives the room back: the message was not written. */
    synchronized void cancel(Reservation reservation) {
        arrived(reservation);
        entries--;
        bytes -= reservation.bytes();
        tellIfDrained(reservation.neighborhood());
    }

    /** Fills the room: the message was written. */
    synchronized void fill(Reservation reservation, Head head) {
        arrived(reservation);
        adopt(head, reservation.waits());
    }

    private void arrived(Reservation reservation) {
        if (reservation.waits()) {
            arriving.computeIfPresent(reservation.neighborhood(), (key, count) -> count == 1 ? null : count - 1);
        }
    }

    private void tellIfDrained(NeighborhoodId neighborhood) {
        CompletableFuture<Boolean> waitedFor = isQueueing(neighborhood) ? null : drained.remove(neighborhood);
        if (waitedFor != null) {
            waitedFor.complete(true);
        }
    }

    /**
     * Returns what becomes true when the neighborhood has no messages in the queue any more; nothing if it has more than
     * that many, for then it will not be soon.
     */
    synchronized Optional<CompletableFuture<Boolean>> drained(NeighborhoodId neighborhood, int few) {
        if (!isQueueing(neighborhood)) {
            return Optional.of(CompletableFuture.completedFuture(true));
        }
        TreeMap<Long, Head> lane = lanes.get(neighborhood);
        int queued = arriving.getOrDefault(neighborhood, 0) + (lane == null ? 0 : lane.size());
        return queued > few
                ? Optional.empty()
                : Optional.of(drained.computeIfAbsent(neighborhood, key -> new CompletableFuture<>()));
    }

    private void adopt(Head head, boolean waits) {
        Head before = heads.put(head.message(), head);
        if (waits) {
            queue(head);
        } else if (head.refused()) {
            refused.add(head.message());
        }
        // A message has one row: if it has another number now, the row before is gone, whatever the disk said.
        if (before != null && before.number() != head.number()) {
            unqueue(before);
            entries--;
            bytes -= before.bytes();
            if (!head.refused()) {
                refused.remove(head.message());
            }
        }
    }

    private boolean holds(Head head) {
        Head held = heads.get(head.message());
        return held != null && held.number() == head.number();
    }

    private void queue(Head head) {
        waiting.put(head.number(), head);
        lanes.computeIfAbsent(head.neighborhood(), key -> new TreeMap<>()).put(head.number(), head);
    }

    private void unqueue(Head head) {
        waiting.remove(head.number());
        TreeMap<Long, Head> lane = lanes.get(head.neighborhood());
        if (lane != null) {
            lane.remove(head.number());
            if (lane.isEmpty()) {
                lanes.remove(head.neighborhood());
                tellIfDrained(head.neighborhood());
            }
        }
    }

    /** Returns whether newer messages of the neighborhood must queue behind older ones. */
    synchronized boolean isQueueing(NeighborhoodId neighborhood) {
        return lanes.containsKey(neighborhood) || arriving.containsKey(neighborhood);
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && arriving.isEmpty();
    }

    synchronized @Nullable Head find(MessageId message) {
        return heads.get(message);
    }

    synchronized boolean isWaiting(MessageId message) {
        Head head = heads.get(message);
        return head != null && waiting.containsKey(head.number());
    }

    synchronized boolean isRefused(MessageId message) {
        return refused.contains(message);
    }

    /** Returns whether the event store has taken the message, which is kept all the same. */
    synchronized boolean isKept(MessageId message) {
        Head head = heads.get(message);
        return head != null && kept.contains(head.number());
    }

    /**
     * Leaves an offered message to the forwarder.
     *
     * @return whether it is held, and recorded or to be: only then may it be promised
     */
    synchronized boolean leave(MessageId message) {
        Head head = heads.get(message);
        if (head == null || refused.contains(message) || withdrawn.contains(head.number())) {
            return false;
        }
        if (!kept.contains(head.number())) {
            queue(head);
        }
        return true;
    }

    /**
     * Begins to let go of a message that its sender could not get recorded, unless somebody was promised it meanwhile.
     * {@link #forget} or {@link #keepAfterAll} must follow.
     *
     * @return what is to be let go of, or nothing
     */
    synchronized @Nullable Head withdraw(MessageId message) {
        Head head = heads.get(message);
        if (head == null || isSettled(head)) {
            return null;
        }
        return withdrawn.add(head.number()) ? head : null;
    }

    private boolean isSettled(Head head) {
        return waiting.containsKey(head.number()) || kept.contains(head.number()) || refused.contains(head.message());
    }

    /** Holds on to a message that could not be let go of. */
    synchronized void keepAfterAll(Head head) {
        withdrawn.remove(head.number());
    }

    /** Returns the oldest messages of some of these neighborhoods, in order, and gives the others the next turn. */
    synchronized List<List<Head>> turns(int most, int mostOfEach, Predicate<NeighborhoodId> among) {
        List<NeighborhoodId> next =
                lanes.keySet().stream().filter(among).limit(most).toList();
        List<List<Head>> turns = new ArrayList<>();
        for (NeighborhoodId neighborhood : next) {
            TreeMap<Long, Head> lane = lanes.remove(neighborhood);
            if (lane != null) {
                lanes.put(neighborhood, lane);
                turns.add(lane.values().stream().limit(mostOfEach).toList());
            }
        }
        return turns;
    }

    /** Forgets messages that are in the journal no more. */
    synchronized void forget(Collection<Head> gone) {
        for (Head head : gone) {
            unqueue(head);
            kept.remove(head.number());
            withdrawn.remove(head.number());
            if (holds(head)) {
                heads.remove(head.message());
                refused.remove(head.message());
                entries--;
                bytes -= head.bytes();
            }
        }
        while (!recorded.isEmpty() && !holds(recorded.getFirst().head())) {
            kept.remove(recorded.removeFirst().head().number());
        }
    }

    /** Notes that the event store has taken a message, which is kept all the same. */
    synchronized void keepRecorded(Head head, long nanos) {
        unqueue(head);
        recorded.add(new RecordedAt(head, nanos));
        kept.add(head.number());
    }

    /** Returns what was recorded before that time and is still kept. */
    synchronized List<Head> recordedBefore(long nanos) {
        return recorded.stream()
                .takeWhile(kept -> kept.nanos() - nanos < 0)
                .map(RecordedAt::head)
                .toList();
    }

    /** Returns whether anything is recorded and still kept. */
    synchronized boolean keepsRecorded() {
        return !recorded.isEmpty();
    }

    /** Queues again what was recorded and is still kept. */
    synchronized void offerAgain() {
        recorded.stream().map(RecordedAt::head).filter(this::holds).forEach(this::queue);
        recorded.clear();
        kept.clear();
    }

    /** Queues one message again, whether it was recorded or not. */
    synchronized void offerAgain(MessageId message) {
        Head head = heads.get(message);
        if (head != null && !refused.contains(message)) {
            kept.remove(head.number());
            recorded.removeIf(before -> before.head().number() == head.number());
            queue(head);
        }
    }

    synchronized void refuse(Head head) {
        unqueue(head);
        kept.remove(head.number());
        refused.add(head.message());
    }

    /** Returns what waits, and what is refused, of the messages that were received in a window. */
    synchronized Promises promises(Instant from, Instant to) {
        return new Promises(
                received(waiting.values(), from, to),
                received(
                        refused.stream()
                                .flatMap(message -> Stream.ofNullable(heads.get(message)))
                                .toList(),
                        from,
                        to));
    }

    private static List<MessageId> received(Collection<Head> among, Instant from, Instant to) {
        return among.stream()
                .filter(head ->
                        !head.receivedAt().isBefore(from) && head.receivedAt().isBefore(to))
                .map(Head::message)
                .toList();
    }

    synchronized Depth depth() {
        return new Depth(
                waiting.size(),
                refused.size(),
                entries,
                bytes,
                waiting.isEmpty() ? null : waiting.firstEntry().getValue().journaledAt());
    }
}
