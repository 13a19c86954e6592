package org.secureside.query.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.Comparison;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Finding;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.eventstore.StoredEvents;
import org.secureside.query.history.Leads;
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

    /** How many are held at once: a node has no room for 10,000 messages of 8,000 characters, twice. */
    private static final int SLICE = 500;

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
    private final Leads leads;
    private final @Nullable StoredEvents store;
    private final String node;

    HistoryCheck(Evidence evidence, Leads leads, ObjectProvider<StoredEvents> store, SecureSideProperties properties) {
        this.evidence = evidence;
        this.leads = leads;
        this.store = store.getIfAvailable();
        this.node = properties.node().name();
    }

    /**
     * Checks some positions.
     *
     * @param shift what the page before said; null where a check begins, which then finds it out
     */
    Result of(Witnessed witnessed, long from, int limit, @Nullable Long shift) {
        long last = witnessed.lastPosition();
        long to = from > last ? last : Math.min(from + limit - 1, last); // such a sum may be more than a long holds
        Set<Found> findings = new LinkedHashSet<>(); // of a pair, both slices tell
        Long known = shift;
        for (long first = from; first <= to; first += SLICE) {
            Slice slice = slice(witnessed, first, Math.min(first + SLICE - 1, to), known);
            findings.addAll(slice.findings());
            known = slice.shift();
        }
        return new Result(
                node,
                from,
                to,
                store != null,
                List.copyOf(findings),
                known == null ? 0 : known,
                to < last ? to + 1 : null);
    }

    /** What was found of some positions, and by how many places the event store's later events have moved. */
    private record Slice(List<Found> findings, long shift) {}

    private Slice slice(Witnessed witnessed, long from, long to, @Nullable Long shift) {
        long known = shift == null ? 0 : shift;
        CheckedRange range = CheckedRange.of(witnessed, from, to, evidence);
        List<EventLeaf> history =
                evidence.history(range.first() - Comparison.FARTHEST, range.last() + Comparison.FARTHEST);
        List<EventLeaf> stored = store == null
                ? List.of()
                : store.between(
                        range.first() - Comparison.FARTHEST + Math.min(known, 0),
                        range.last() + Comparison.FARTHEST + Math.max(known, 0));
        Trusted trusted = new Trusted(range.first(), range.hashes(), history, stored);

        FarPairs pairs = new FarPairs(evidence, store, witnessed);
        List<Found> findings = new ArrayList<>(new BrokenBlocks(evidence, witnessed).endingIn(from, to));
        long historyShift = range.shift(0, history);
        if (shift == null) {
            findings.addAll(moved(Place.HISTORY, from, historyShift));
        }
        Comparison ofHistory = range.compared(historyShift, history);
        List<Finding> changes = pairs.ofHistory(ofHistory.findings(), historyShift, history);
        changes.forEach(finding -> findings.add(trusted.found(Place.HISTORY, finding, history)));
        findings.addAll(astray(from, to, historyShift != 0 || ofHistory.shift() != 0, changes));
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
            pairs.ofStore(ofStore.findings(), storeShift, stored, history)
                    .forEach(finding -> findings.add(trusted.found(Place.EVENT_STORE, finding, stored)));
            endShift = ofStore.shift();
        }
        return new Slice(findings, endShift);
    }

    /** What happened before a check began is not seen by it; that it happened is. */
    private static List<Found> moved(Place place, long from, long shift) {
        if (shift == 0) {
            return List.of();
        }
        Finding finding = Finding.moved(from, from + shift);
        return List.of(new Found(place, finding, finding.inWords()));
    }

    /** Events that are as they were, but are not found by what they say, or told of otherwise. */
    private List<Found> astray(long from, long to, boolean moved, List<Finding> changes) {
        Set<Long> told = new HashSet<>();
        for (Finding change : changes) {
            told.add(change.position());
            told.add(change.other() == null ? change.position() : change.other());
        }
        return leads.astray(from, to, moved).stream()
                .filter(event -> !told.contains(event.position()))
                .map(event -> new Finding(
                        Finding.Kind.CHANGED,
                        event.position(),
                        null,
                        event.streamId(),
                        event.sequence(),
                        event.eventType(),
                        event.wrong()))
                .map(finding -> new Found(Place.HISTORY, finding, finding.inWords()))
                .toList();
    }
}
