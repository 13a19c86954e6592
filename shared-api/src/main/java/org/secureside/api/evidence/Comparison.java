package org.secureside.api.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares events with the hashes that were witnessed of them, and names what was done to those that differ. An event
 * that was taken out or put in may have moved all later ones by a place; that is found once and followed from there.
 */
public final class Comparison {

    /** Beyond so many, that each was changed says enough; to compare every pair would take for ever. */
    private static final int MOST_COMPARED = 200;

    /** How many events before the place where a comparison begins tell how far they have moved. */
    public static final int RUN_UP = 20;

    /** How many places events may have moved to be found again there. */
    public static final int FARTHEST = 100;

    /** How many events side by side are told to have been put in, or taken out with the gap closed behind them. */
    public static final int AHEAD = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Long, EventLeaf> changed = new TreeMap<>();
    private long shift;

    /**
     * @param shift by how many places later events are known to have moved already: what {@link #shift()} was
     */
    public Comparison(long shift) {
        this.shift = shift;
    }

    /**
     * Finds by how many places events have moved where a comparison is to begin, by those that stand before: something
     * may have been put in or taken out long before.
     *
     * @param known by how many places they are known to have moved already; 0 if nothing is known
     * @param first the position of the first hash
     * @param witnessed the hashes of some positions before the place, and of those from there on
     * @param before how many of them are of positions before the place
     * @param events what is there now, {@link #FARTHEST} places farther than the hashes on both sides
     * @return the number of places; what is known, if none of those before is to be found
     */
    public static long shiftAt(long known, long first, List<Hash> witnessed, int before, List<EventLeaf> events) {
        Map<Long, EventLeaf> actual = byPosition(events);
        for (int distance = 0; distance <= FARTHEST; distance++) {
            for (long shift : new long[] {known + distance, known - distance}) {
                for (int i = 0; i < before; i++) {
                    if (is(actual.get(first + i + shift), first + i, witnessed.get(i))) {
                        Comparison runUp = new Comparison(shift);
                        runUp.compare(first + i, witnessed.subList(i, witnessed.size()), before - i, actual);
                        return runUp.shift;
                    }
                }
            }
        }
        return known;
    }

    /**
     * Compares a range of positions.
     *
     * @param first the position of the first hash
     * @param witnessed the hashes, one per position
     * @param count how many of them to compare; those behind, {@link #AHEAD} and one, only tell what was to follow
     * @param events what is there now, from a place before the range to some places after it if there are any
     */
    public void compare(long first, List<Hash> witnessed, int count, List<EventLeaf> events) {
        compare(first, witnessed, count, byPosition(events));
        pair(first, witnessed);
    }

    private void compare(long first, List<Hash> witnessed, int count, Map<Long, EventLeaf> actual) {
        for (int i = 0; i < count; i++) {
            compare(first + i, witnessed.subList(i, witnessed.size()), actual);
        }
    }

    private static Map<Long, EventLeaf> byPosition(List<EventLeaf> events) {
        Map<Long, EventLeaf> actual = new HashMap<>();
        events.forEach(event -> actual.put(event.position(), event));
        return actual;
    }

    private void compare(long position, List<Hash> witnessed, Map<Long, EventLeaf> actual) {
        EventLeaf here = actual.get(position + shift);
        while (here != null && !is(here, position, witnessed.getFirst())) {
            Move move = move(position, witnessed, actual);
            if (move == Move.NONE) {
                changed.put(position, here);
                return;
            }
            if (move == Move.DOWN) {
                findings.add(Finding.removed(position));
                shift--;
                return;
            }
            findings.add(Finding.of(Finding.Kind.INSERTED, here, here.position()));
            shift++;
            here = actual.get(position + shift);
        }
        if (here == null) {
            findings.add(Finding.removed(position));
        }
    }

    /** Where the events from a position on have gone. */
    private enum Move {
        /** Nowhere: what is there was changed, or has changed places with another. */
        NONE,
        /** Further up, by those that were put in. */
        UP,
        /** Further down, by those that were taken out. */
        DOWN
    }

    private Move move(long position, List<Hash> witnessed, Map<Long, EventLeaf> actual) {
        for (int distance = 1; distance <= AHEAD; distance++) {
            boolean up = isAt(shift + distance, position, 0, witnessed, actual);
            boolean down = isAt(shift - distance, position, distance, witnessed, actual);
            if (up || down) {
                // Both ways: they have changed places, and when their turn comes, the others tell the same.
                return up == down ? Move.NONE : up ? Move.UP : Move.DOWN;
            }
        }
        return Move.NONE;
    }

    /**
     * Returns whether the event of a position some places ahead is to be found with that shift. Farther away than the next
     * place, one event alone may have changed places with another: so the event behind it is to be found there, too, or,
     * if there is none behind it, not to be found where it was.
     */
    private boolean isAt(long moved, long position, int ahead, List<Hash> witnessed, Map<Long, EventLeaf> actual) {
        if (!isOneAt(moved, position, ahead, witnessed, actual)) {
            return false;
        }
        if (Math.abs(moved - shift) == 1) {
            return true;
        }
        return ahead + 1 < witnessed.size()
                ? isOneAt(moved, position, ahead + 1, witnessed, actual)
                : !isOneAt(shift, position, 1, witnessed, actual);
    }

    private static boolean isOneAt(
            long moved, long position, int ahead, List<Hash> witnessed, Map<Long, EventLeaf> actual) {
        return ahead < witnessed.size()
                && is(actual.get(position + ahead + moved), position + ahead, witnessed.get(ahead));
    }

    /** Finds those that changed places with each other; what is left was changed where it stands. */
    private void pair(long first, List<Hash> witnessed) {
        List<Long> rest = new ArrayList<>(changed.keySet());
        while (!rest.isEmpty()) {
            long position = rest.removeFirst();
            Long other = rest.size() > MOST_COMPARED
                    ? null
                    : rest.stream()
                            .filter(candidate -> is(changed.get(position), candidate, at(candidate, first, witnessed))
                                    && is(changed.get(candidate), position, at(position, first, witnessed)))
                            .findFirst()
                            .orElse(null);
            Finding finding = Finding.of(Finding.Kind.CHANGED, Objects.requireNonNull(changed.get(position)), position);
            findings.add(other == null ? finding : finding.with(other));
            rest.remove(other);
        }
        changed.clear();
    }

    private static Hash at(long position, long first, List<Hash> witnessed) {
        return witnessed.get((int) (position - first));
    }

    private static boolean is(@Nullable EventLeaf event, long position, Hash witnessed) {
        return event != null && event.at(position).hash().equals(witnessed);
    }

    /** Returns what was found so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Returns by how many places later events are known to have moved. */
    public long shift() {
        return shift;
    }
}
