package org.secureside.command.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.intake.JournalTable.Head;

/**
 * Neighborhoods that are held up by a message which fails, and not for want of the event store. Each is tried again
 * after a pause of its own, so that it holds up no other, until it succeeds or an admin gives the message up.
 */
final class StuckLanes {

    /**
     * A message that holds up its neighborhood.
     *
     * @param failure the kind of what went wrong
     * @param verdict why an admin has given it up, or nothing if none has
     */
    record Stuck(
            Head head,
            String failure,
            long pauseMillis,
            long nextTry,
            @Nullable String verdict) {}

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Map<NeighborhoodId, Stuck> lanes = new ConcurrentHashMap<>();

    /** Returns whether messages of the neighborhood are to be tried now. */
    boolean mayTry(NeighborhoodId neighborhood) {
        Stuck stuck = lanes.get(neighborhood);
        return stuck == null || System.nanoTime() - stuck.nextTry() >= 0;
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** Notes that a message failed, once more or for the first time. */
    void failed(Head head, String failure) {
        lanes.compute(head.neighborhood(), (neighborhood, before) -> {
            if (before == null || before.head().number() != head.number()) {
                return new Stuck(head, failure, FIRST_PAUSE_MILLIS, after(FIRST_PAUSE_MILLIS), null);
            }
            long pause = Math.min(2 * before.pauseMillis(), LONGEST_PAUSE_MILLIS);
            return new Stuck(head, failure, pause, after(pause), before.verdict());
        });
    }

    private static long after(long millis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Notes that nothing holds up the neighborhood. */
    void cleared(NeighborhoodId neighborhood) {
        lanes.remove(neighborhood);
    }

    /** Has all of them tried at once. */
    void hurry() {
        lanes.replaceAll((neighborhood, stuck) ->
                new Stuck(stuck.head(), stuck.failure(), FIRST_PAUSE_MILLIS, System.nanoTime(), stuck.verdict()));
    }

    /**
     * Has a message refused when it fails the next time, which is soon. Should it succeed, it is recorded: what was
     * promised is not taken back if it can be kept.
     *
     * @return whether the message holds up its neighborhood
     */
    boolean giveUp(MessageId message, String reason) {
        Optional<Stuck> found = find(message);
        found.ifPresent(stuck -> lanes.computeIfPresent(
                stuck.head().neighborhood(),
                (neighborhood, now) -> now.head().number() == stuck.head().number()
                        ? new Stuck(now.head(), now.failure(), FIRST_PAUSE_MILLIS, System.nanoTime(), reason)
                        : now));
        return found.isPresent();
    }

    /** Returns the message, if it holds up its neighborhood. */
    Optional<Stuck> find(MessageId message) {
        return lanes.values().stream()
                .filter(stuck -> stuck.head().message().equals(message))
                .findAny();
    }

    /** Returns why an admin has given the message up, or nothing if none has. */
    Optional<String> verdictOn(Head head) {
        return Optional.ofNullable(lanes.get(head.neighborhood()))
                .filter(stuck -> stuck.head().number() == head.number())
                .flatMap(stuck -> Optional.ofNullable(stuck.verdict()));
    }

    /** Returns what holds up neighborhoods, the oldest first. */
    List<Stuck> all(int most) {
        return lanes.values().stream()
                .sorted(Comparator.comparingLong(stuck -> stuck.head().number()))
                .limit(most)
                .toList();
    }
}
