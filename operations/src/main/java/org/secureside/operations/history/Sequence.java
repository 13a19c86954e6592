package org.secureside.operations.history;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;

/** Watches the positions of an export that has every event of its range: each follows the one before it. */
final class Sequence {

    private final Consumer<Discrepancy> findings;
    private final Map<Long, Row> strays = new TreeMap<>();
    private final long upTo;
    private long expected;

    Sequence(long after, long upTo, Consumer<Discrepancy> findings) {
        this.expected = after + 1;
        this.upTo = upTo;
        this.findings = findings;
    }

    /**
     * Takes the next row, and looks at what follows it.
     *
     * @return whether the row stands for an event of the log, and not for one that was put in
     */
    boolean take(Row row, EventLeaf event, @Nullable EventLeaf following) {
        long position = event.position();
        if (position == expected && position <= upTo) {
            expected++;
            return true;
        }
        boolean restGoesOn = following != null && following.position() == expected;
        boolean nextGoesOn = following == null ? expected == upTo : following.position() == expected + 1;
        if (position > upTo || (restGoesOn && position != expected + 1)) {
            findings.accept(Discrepancy.of(
                    Discrepancy.Kind.INSERTED, row, event, "an event was inserted at position " + position));
            return false;
        }
        if (nextGoesOn || restGoesOn || strays.values().stream().anyMatch(stray -> positionOf(stray) == expected)) {
            strays.put(expected, row); // it stands where another should stand
            expected++;
            return true;
        }
        if (position > expected) {
            missing(expected, position - 1, row.line());
            expected = position + 1;
            return true;
        }
        findings.accept(
                Discrepancy.of(Discrepancy.Kind.INSERTED, row, event, "an event was inserted at position " + position));
        return false;
    }

    /** Says what is missing at the end, and what became of events that stand elsewhere. */
    void end(long line) {
        if (expected <= upTo) {
            missing(expected, upTo, line);
        }
        strays.forEach((place, row) -> {
            EventLeaf event = java.util.Objects.requireNonNull(row.event());
            Row other = strays.get(event.position());
            if (other != null && positionOf(other) == place) {
                if (place < event.position()) {
                    findings.accept(Discrepancy.of(
                            Discrepancy.Kind.SWAPPED,
                            row,
                            event,
                            "the events at positions %d and %d were swapped".formatted(place, event.position())));
                }
            } else {
                missing(place, place, row.line());
                findings.accept(Discrepancy.of(
                        Discrepancy.Kind.INSERTED,
                        row,
                        event,
                        "an event was inserted that says its position is " + event.position()));
            }
        });
    }

    private static long positionOf(Row row) {
        EventLeaf event = row.event();
        return event == null ? -1 : event.position();
    }

    private void missing(long first, long last, long line) {
        findings.accept(Discrepancy.at(
                Discrepancy.Kind.REMOVED,
                line,
                first,
                first == last
                        ? "the event at position %d was removed (before line %d)".formatted(first, line)
                        : "the events at positions %d to %d were removed (before line %d)"
                                .formatted(first, last, line)));
    }
}
