package org.secureside.query.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Finding;
import org.secureside.eventstore.StoredEvents;

/**
 * Finds events that changed places with one that a page of a check does not reach. The event store has an index of the
 * identifiers of events, so it leads to the other one, be it that the two were swapped there or in the history. Hashes
 * tell whether they were. Each of the two pages tells the same pair.
 */
final class FarPairs {

    /** Beyond so many, that each was changed says enough. */
    private static final int MOST_SOUGHT = 200;

    private final Evidence evidence;
    private final @Nullable StoredEvents store;
    private final Witnessed witnessed;

    /**
     * @param store the event store; null for one that cannot be asked for an event
     */
    FarPairs(Evidence evidence, @Nullable StoredEvents store, Witnessed witnessed) {
        this.evidence = evidence;
        this.store = store;
        this.witnessed = witnessed;
    }

    /**
     * Returns the findings of a page about the event store, with pairs instead of changed events where there are any.
     *
     * @param shift by how many places its events have moved
     * @param stored its events around the page
     * @param history the history's events around the page, which tell what should stand where
     */
    List<Finding> ofStore(List<Finding> findings, long shift, List<EventLeaf> stored, List<EventLeaf> history) {
        return paired(
                findings,
                (position, events) -> at(position, history)
                        .filter(missed -> isAt(missed, position))
                        .flatMap(missed -> events.named(missed.eventId()))
                        .flatMap(there -> at(position + shift, stored)
                                .flatMap(here -> pair(position, here, there.position() - shift, there))));
    }

    /**
     * Returns the findings of a page about the history, with pairs instead of changed events where there are any.
     *
     * @param shift by how many places its events have moved
     * @param history its events around the page
     */
    List<Finding> ofHistory(List<Finding> findings, long shift, List<EventLeaf> history) {
        return paired(
                findings,
                (position, events) -> at(position + shift, history)
                        .flatMap(here -> events.named(here.eventId())
                                .map(EventLeaf::position)
                                .flatMap(other -> evidence.history(other + shift, other + shift).stream()
                                        .findFirst()
                                        .flatMap(there -> pair(position, here, other, there)))));
    }

    private interface Search {
        Optional<Finding> pairOf(long position, StoredEvents events);
    }

    private List<Finding> paired(List<Finding> findings, Search search) {
        StoredEvents events = store;
        if (events == null || findings.stream().filter(FarPairs::isChange).count() > MOST_SOUGHT) {
            return findings;
        }
        return findings.stream()
                .map(finding -> isChange(finding)
                        ? search.pairOf(finding.position(), events).orElse(finding)
                        : finding)
                .toList();
    }

    private static boolean isChange(Finding finding) {
        return finding.kind() == Finding.Kind.CHANGED;
    }

    /** Two that stand at these positions, if each was witnessed at the other's. */
    private Optional<Finding> pair(long position, EventLeaf here, long other, EventLeaf there) {
        return position != other && isAt(here, other) && isAt(there, position)
                ? Optional.of(Finding.swapped(here.at(other), there.at(position)))
                : Optional.empty();
    }

    private boolean isAt(EventLeaf event, long position) {
        long index = position - witnessed.firstPosition();
        return index >= 0
                && index < witnessed.size()
                && evidence.leaves(index, 1)
                        .getFirst()
                        .equals(event.at(position).hash());
    }

    private static Optional<EventLeaf> at(long position, List<EventLeaf> events) {
        return events.stream().filter(event -> event.position() == position).findFirst();
    }
}
