package org.secureside.operations.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.StreamLink;

/** Follows the chain of every stream. It keeps the newest link of each, so it grows with the number of streams. */
final class Chains {

    private final Map<String, Link> newest = new HashMap<>();
    private final boolean fromTheBeginning;
    private final Consumer<Discrepancy> findings;

    private record Link(long sequence, Hash hash) {}

    /**
     * @param fromTheBeginning whether no event of any stream came before
     */
    Chains(boolean fromTheBeginning, Consumer<Discrepancy> findings) {
        this.fromTheBeginning = fromTheBeginning;
        this.findings = findings;
    }

    void take(Row row, EventLeaf event) {
        Hash leaf = Objects.requireNonNull(row.leaf());
        Hash told = Objects.requireNonNull(row.link());
        Link last = newest.get(event.streamId());
        if (last != null || fromTheBeginning) {
            Hash link = last == null ? StreamLink.first(leaf) : StreamLink.next(last.hash(), leaf);
            long sequence = last == null ? 0 : last.sequence() + 1;
            if (!link.equals(told) || sequence != event.sequence()) {
                findings.accept(Discrepancy.of(
                        Discrepancy.Kind.CHAIN,
                        row,
                        event,
                        "the chain of the stream does not lead to position %d: this event or one before it in the stream"
                                        .formatted(event.position())
                                + " is not what it was"));
            }
        }
        newest.put(event.streamId(), new Link(event.sequence(), told));
    }
}
