package org.secureside.query.evidence;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Finding;
import org.secureside.api.evidence.Hash;

/** What is still as it was witnessed in one place tells what it was in the other. */
final class Trusted {

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

    HistoryCheck.Found inserted(EventLeaf event) {
        Finding finding = new Finding(
                Finding.Kind.INSERTED,
                event.position(),
                null,
                event.streamId(),
                event.sequence(),
                event.eventType(),
                List.of());
        return new HistoryCheck.Found(HistoryCheck.Place.EVENT_STORE, finding, finding.inWords());
    }

    HistoryCheck.Found found(HistoryCheck.Place place, Finding finding, List<EventLeaf> there) {
        Map<Long, EventLeaf> others = place == HistoryCheck.Place.HISTORY ? stored : history;
        EventLeaf other = others.get(finding.position());
        Finding told = finding;
        if (other != null && finding.kind() != Finding.Kind.INSERTED && isWitnessed(other)) {
            EventLeaf here = byPosition(there).get(finding.position());
            told = finding.told(
                    other,
                    here == null || finding.kind() != Finding.Kind.CHANGED ? List.of() : here.differences(other));
        }
        return new HistoryCheck.Found(place, told, told.inWords());
    }

    private boolean isWitnessed(EventLeaf event) {
        long at = event.position() - from;
        return at >= 0 && at < leaves.size() && leaves.get((int) at).equals(event.hash());
    }

    private static Map<Long, EventLeaf> byPosition(List<EventLeaf> events) {
        return events.stream().collect(Collectors.toMap(EventLeaf::position, Function.identity(), (one, other) -> one));
    }
}
