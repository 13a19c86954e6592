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
     * @param count how many of them to compare; those behind, of which one will do, only tell what was to follow
     * @param events what is there now, from a place before the range to some places after it if there are any
     */
    public void compare(long first, List<Hash> witnessed, int count, List<EventLeaf> events) {
        compare(first, witnessed, count, byPosition(events));
        pair(first, witnessed);
    }

    private void compare(long first, List<Hash> witnessed, int count, Map<Long, EventLeaf> actual) {
        for (int i = 0; i < count; i++) {
            Hash next = i + 1 < witnessed.size() ? witnessed.get(i + 1) : null;
            compare(first + i, witnessed.get(i), next, actual);
        }
    }

    private static Map<Long, EventLeaf> byPosition(List<EventLeaf> events) {
        Map<Long, EventLeaf> actual = new HashMap<>();
        events.forEach(event -> actual.put(event.position(), event));
        return actual;
    }

    private void compare(long position, Hash witnessed, @Nullable Hash next, Map<Long, EventLeaf> actual) {
        EventLeaf here = actual.get(position + shift);
        if (is(here, position, witnessed)) {
            return;
        }
        EventLeaf following = actual.get(position + shift + 1);
        boolean movedUp = is(following, position, witnessed);
        boolean movedDown = next != null && is(here, position + 1, next);
        if (here != null && movedUp && movedDown) {
            changed.put(position, here); // neighbors that changed places: the next position will tell
        } else if (here != null && movedUp) {
            findings.add(Finding.of(Finding.Kind.INSERTED, here, here.position()));
            shift++;
        } else if (here == null) {
            findings.add(Finding.removed(position));
        } else if (movedDown) {
            findings.add(Finding.removed(position));
            shift--;
        } else {
            changed.put(position, here);
        }
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
