package org.secureside.query.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.Comparison;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Finding;
import org.secureside.api.evidence.Hash;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.eventstore.StoredEvents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads events again, in the event store and in this node's history, and compares both with what the node witnessed when
 * they came.
 */
@Component
class HistoryCheck {

    /** The most positions checked at once. */
    static final int MOST = 10_000;

    /** Where something is not as it was witnessed. */
    enum Place {
        /** In the table of events that all nodes read. */
        EVENT_STORE,
        /** In this node's own rows. */
        HISTORY,
        /** In the hashes themselves that this node keeps. */
        EVIDENCE
    }

    /**
     * Something that is not as it was witnessed.
     *
     * @param place where
     * @param finding what was done
     * @param words the same in words
     */
    record Found(Place place, @JsonUnwrapped Finding finding, String words) {}

    /**
     * What a check found.
     *
     * @param node whose rows and hashes were compared
     * @param from the first position that was checked
     * @param to the last one
     * @param eventStore whether the event store was read too; only one in PostgreSQL can be
     * @param findings what is not as it was witnessed
     * @param shift by how many places the event store's later events have moved
     * @param next where to go on, with the shift; absent once everything that was witnessed is checked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String node,
            long from,
            long to,
            boolean eventStore,
            List<Found> findings,
            long shift,
            @Nullable Long next) {}

    private final Evidence evidence;
    private final @Nullable StoredEvents store;
    private final String node;

    HistoryCheck(Evidence evidence, ObjectProvider<StoredEvents> store, SecureSideProperties properties) {
        this.evidence = evidence;
        this.store = store.getIfAvailable();
        this.node = properties.node().name();
    }

    /**
     * Checks some positions.
     *
     * @param shift what the page before said; null where a check begins, which then finds it out
     */
    Result of(Witnessed witnessed, long from, int limit, @Nullable Long shift) {
        long known = shift == null ? 0 : shift;
        long to = Math.min(from + limit - 1, witnessed.lastPosition());
        if (to < from) {
            return new Result(node, from, to, store != null, List.of(), known, null);
        }
        Range range = Range.of(witnessed, from, to, evidence);
        List<EventLeaf> history =
                evidence.history(range.first() - Comparison.FARTHEST, range.last() + Comparison.FARTHEST);
        List<EventLeaf> stored = store == null
                ? List.of()
                : store.between(
                        range.first() - Comparison.FARTHEST + Math.min(known, 0),
                        range.last() + Comparison.FARTHEST + Math.max(known, 0));
        Trusted trusted = new Trusted(range.first(), range.hashes(), history, stored);

        long firstIndex = from - witnessed.firstPosition();
        List<Found> findings = new ArrayList<>(brokenBlocks(firstIndex, to - witnessed.firstPosition()));
        long historyShift = range.shift(0, history);
        if (shift == null) {
            findings.addAll(moved(Place.HISTORY, from, historyShift));
        }
        range.compared(historyShift, history)
                .findings()
                .forEach(finding -> findings.add(trusted.found(Place.HISTORY, finding, history)));
        long endShift = known;
        if (store != null) {
            if (from == witnessed.firstPosition()) {
                store.before(from).forEach(event -> findings.add(trusted.inserted(event)));
            }
            long storeShift = range.shift(known, stored);
            if (shift == null) {
                findings.addAll(moved(Place.EVENT_STORE, from, storeShift));
            }
            Comparison ofStore = range.compared(storeShift, stored);
            ofStore.findings().forEach(finding -> findings.add(trusted.found(Place.EVENT_STORE, finding, stored)));
            endShift = ofStore.shift();
        }
        return new Result(
                node, from, to, store != null, findings, endShift, to < witnessed.lastPosition() ? to + 1 : null);
    }

    /** What happened before a check began is not seen by it; that it happened is. */
    private static List<Found> moved(Place place, long from, long shift) {
        if (shift == 0) {
            return List.of();
        }
        Finding finding = Finding.moved(from, from + shift);
        return List.of(new Found(place, finding, finding.inWords()));
    }

    /**
     * The positions of a check, with some before them and one behind.
     *
     * @param first the position of the first hash
     * @param before how many positions there are before those that are checked
     * @param count how many are checked
     * @param hashes what was witnessed
     */
    private record Range(long first, int before, int count, List<Hash> hashes) {

        static Range of(Witnessed witnessed, long from, long to, Evidence evidence) {
            long first = Math.max(witnessed.firstPosition(), from - Comparison.RUN_UP);
            long last = Math.min(to + 1, witnessed.lastPosition());
            return new Range(
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

    /** Computes the roots of blocks again, from the leaves that are kept. */
    private List<Found> brokenBlocks(long firstIndex, long lastIndex) {
        List<Found> broken = new ArrayList<>();
        for (long block = (firstIndex + Block.EVENTS - 1) / Block.EVENTS;
                (block + 1) * Block.EVENTS - 1 <= lastIndex;
                block++) {
            if (!evidence.blockRoot(block).equals(evidence.sealedRoot(block))) {
                long first = block * Block.EVENTS;
                broken.add(new Found(
                        Place.EVIDENCE,
                        new Finding(Finding.Kind.CHANGED, first, null, null, null, null, List.of("leaves")),
                        "the hashes of the events with the numbers %d to %d were changed after their block was sealed"
                                .formatted(first, first + Block.EVENTS - 1)));
            }
        }
        return broken;
    }

    /** What is still as it was witnessed in one place tells what it was in the other. */
    private static final class Trusted {

        private final long from;
        private final List<Hash> leaves;
        private final Map<Long, EventLeaf> history;
        private final Map<Long, EventLeaf> stored;

        Trusted(long from, List<Hash> leaves, List<EventLeaf> history, List<EventLeaf> stored) {
            this.from = from;
            this.leaves = leaves;
            this.history = byPosition(history);
            this.stored = byPosition(stored);
        }

        Found inserted(EventLeaf event) {
            Finding finding = new Finding(
                    Finding.Kind.INSERTED,
                    event.position(),
                    null,
                    event.streamId(),
                    event.sequence(),
                    event.eventType(),
                    List.of());
            return new Found(Place.EVENT_STORE, finding, finding.inWords());
        }

        Found found(Place place, Finding finding, List<EventLeaf> there) {
            Map<Long, EventLeaf> others = place == Place.HISTORY ? stored : history;
            EventLeaf other = others.get(finding.position());
            Finding told = finding;
            if (other != null && finding.kind() != Finding.Kind.INSERTED && isWitnessed(other)) {
                EventLeaf here = byPosition(there).get(finding.position());
                told = finding.told(
                        other,
                        here == null || finding.kind() != Finding.Kind.CHANGED ? List.of() : here.differences(other));
            }
            return new Found(place, told, told.inWords());
        }

        private boolean isWitnessed(EventLeaf event) {
            long at = event.position() - from;
            return at >= 0 && at < leaves.size() && leaves.get((int) at).equals(event.hash());
        }

        private static Map<Long, EventLeaf> byPosition(List<EventLeaf> events) {
            return events.stream()
                    .collect(Collectors.toMap(EventLeaf::position, Function.identity(), (one, other) -> one));
        }
    }
}
