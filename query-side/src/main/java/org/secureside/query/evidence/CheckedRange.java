package org.secureside.query.evidence;

import java.util.List;
import org.secureside.api.evidence.Comparison;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

/**
 * The positions of a check, with some before them and some behind.
 *
 * @param first the position of the first hash
 * @param before how many positions there are before those that are checked
 * @param count how many are checked
 * @param hashes what was witnessed
 */
record CheckedRange(long first, int before, int count, List<Hash> hashes) {

    static CheckedRange of(Witnessed witnessed, long from, long to, Evidence evidence) {
        long first = Math.max(witnessed.firstPosition(), from - Comparison.RUN_UP);
        long last = Math.min(to + Comparison.AHEAD + 1, witnessed.lastPosition());
        return new CheckedRange(
                first,
                (int) (from - first),
                (int) (to - from + 1),
                evidence.leaves(first - witnessed.firstPosition(), (int) (last - first + 1)));
    }

    long last() {
        return first + hashes.size() - 1;
    }

    long shift(long known, List<EventLeaf> events) {
        return before == 0 ? known : Comparison.shiftAt(known, first, hashes, before, events);
    }

    Comparison compared(long shift, List<EventLeaf> events) {
        Comparison comparison = new Comparison(shift);
        comparison.compare(first + before, hashes.subList(before, hashes.size()), count, events);
        return comparison;
    }
}
