package org.secureside.operations.history;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.StreamLink;

/** Follows the chain of every stream. It keeps the newest link of each. */
final class Chains implements AutoCloseable {

    private final NewestLinks newest;
    private final boolean fromTheBeginning;
    private final Consumer<Discrepancy> findings;

    /**
     * @param fromTheBeginning whether no event of any stream came before
     * @param mostEvents how many events there can be
     */
    Chains(boolean fromTheBeginning, long mostEvents, Consumer<Discrepancy> findings) throws IOException {
        this.newest = new NewestLinks(mostEvents);
        this.fromTheBeginning = fromTheBeginning;
        this.findings = findings;
    }

    void take(Row row, EventLeaf event) {
        Hash leaf = Objects.requireNonNull(row.leaf());
        Hash told = Objects.requireNonNull(row.link());
        NewestLinks.Link last = newest.get(event.streamId());
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
        newest.put(event.streamId(), new NewestLinks.Link(event.sequence(), told));
    }

    @Override
    public void close() throws IOException {
        newest.close();
    }
}
