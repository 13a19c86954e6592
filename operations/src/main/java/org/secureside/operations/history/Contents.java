package org.secureside.operations.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

/** Computes the hash of every event again. Of those that are not what was witnessed, it finds those that changed places. */
final class Contents {

    private static final int MOST_COMPARED = 200;
    private static final int MOST_CHARACTERS = 8 << 20;

    private final Consumer<Discrepancy> findings;
    private final List<Row> changed = new ArrayList<>();
    private long characters;

    Contents(Consumer<Discrepancy> findings) {
        this.findings = findings;
    }

    void take(Row row, EventLeaf event) {
        if (!event.hash().equals(row.leaf())) {
            if (changed.size() < MOST_COMPARED && characters < MOST_CHARACTERS) {
                changed.add(row);
                characters += event.payload().length() + event.metadata().length();
            } else {
                findings.accept(changed(row));
            }
        }
    }

    void end() {
        List<Row> rest = new ArrayList<>(changed);
        while (!rest.isEmpty()) {
            Row row = rest.removeFirst();
            Row other = rest.stream()
                    .filter(candidate -> areSwapped(row, candidate))
                    .findFirst()
                    .orElse(null);
            if (other == null) {
                findings.accept(changed(row));
            } else {
                rest.remove(other);
                findings.accept(Discrepancy.of(
                        Discrepancy.Kind.SWAPPED,
                        row,
                        event(row),
                        "the events at positions %d and %d were swapped"
                                .formatted(event(row).position(), event(other).position())));
            }
        }
    }

    /** Whether each fits to the other's position, with the hash left where it was or taken along. */
    private static boolean areSwapped(Row one, Row other) {
        Hash oneMoved = event(one).at(event(other).position()).hash();
        Hash otherMoved = event(other).at(event(one).position()).hash();
        return (oneMoved.equals(other.leaf()) && otherMoved.equals(one.leaf()))
                || (oneMoved.equals(one.leaf()) && otherMoved.equals(other.leaf()));
    }

    private static Discrepancy changed(Row row) {
        return Discrepancy.of(
                Discrepancy.Kind.CHANGED,
                row,
                event(row),
                "the event at position %d was changed".formatted(event(row).position()));
    }

    private static EventLeaf event(Row row) {
        return Objects.requireNonNull(row.event());
    }
}
