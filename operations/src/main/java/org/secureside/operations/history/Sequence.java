package org.secureside.operations.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;

/** Watches the positions of an export that has every event of its range: each follows the one before it. */
final class Sequence {

    private static final int MOST_AWAITED = 1_000;

    /** An event that stands in the place of another, of which it is to be seen where that one is. */
    private record Stray(long place, Discrepancy swapped, Discrepancy inserted) {

        static Stray of(long place, Row row, EventLeaf event) {
            return new Stray(
                    place,
                    Discrepancy.of(
                            Discrepancy.Kind.SWAPPED,
                            row,
                            event,
                            "the events at positions %d and %d were swapped".formatted(place, event.position())),
                    Discrepancy.of(
                            Discrepancy.Kind.INSERTED,
                            row,
                            event,
                            "an event was inserted that says its position is " + event.position()));
        }
    }

    private final Consumer<Discrepancy> findings;
    private final Map<Long, List<Stray>> strays = new HashMap<>();
    private final long upTo;
    private long expected;
    private int awaited;

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
            awaitedHere().forEach(this::tellOfNoPair);
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
        if (nextGoesOn || restGoesOn || strays.containsKey(expected)) {
            standsInPlaceOfAnother(row, event);
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
        strays.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Stray::place))
                .forEach(this::tellOfNoPair);
    }

    /** The other of a pair stands where this one should. Of more than a few that wait for theirs, none is looked for. */
    private void standsInPlaceOfAnother(Row row, EventLeaf event) {
        Stray stray = Stray.of(expected, row, event);
        List<Stray> here = awaitedHere();
        Optional<Stray> other = here.stream()
                .filter(candidate -> candidate.place() == event.position())
                .findFirst();
        if (other.isPresent()) {
            findings.accept(other.get().swapped());
            here.remove(other.get());
        } else if (event.position() > expected && awaited < MOST_AWAITED) {
            strays.computeIfAbsent(event.position(), position -> new ArrayList<>())
                    .add(stray);
            awaited++;
        } else {
            tellOfNoPair(stray);
        }
        here.forEach(this::tellOfNoPair);
    }

    /** Returns those that say that they belong where the next event should stand. They are awaited no longer. */
    private List<Stray> awaitedHere() {
        List<Stray> here = strays.remove(expected);
        if (here == null) {
            return List.of();
        }
        awaited -= here.size();
        return here;
    }

    private void tellOfNoPair(Stray stray) {
        missing(stray.place(), stray.place(), stray.inserted().line());
        findings.accept(stray.inserted());
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
