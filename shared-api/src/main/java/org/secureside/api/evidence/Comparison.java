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
     * Compares a range of positions.
     *
     * @param first the position of the first hash
     * @param witnessed the hashes, one per position
     * @param events what is there now, from a place before the range to a place after it if there are any
     */
    public void compare(long first, List<Hash> witnessed, List<EventLeaf> events) {
        Map<Long, EventLeaf> actual = new HashMap<>();
        events.forEach(event -> actual.put(event.position(), event));
        for (int i = 0; i < witnessed.size(); i++) {
            long position = first + i;
            Hash next = i + 1 < witnessed.size() ? witnessed.get(i + 1) : null;
            compare(position, witnessed.get(i), next, actual);
        }
        pair(first, witnessed);
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
