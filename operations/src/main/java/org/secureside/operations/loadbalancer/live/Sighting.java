package org.secureside.operations.loadbalancer.live;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one server answered.
 *
 * @param address the address, as written
 * @param outcome how far the question got
 * @param node the name by which the server introduced itself; empty if it did not
 * @param status the status of its answer; 0 if it does not speak HTTP in the clear
 * @param notReady why it should get no traffic now, by what it answered; empty if it may, or did not tell
 * @param problem why there was no answer; empty if there was one
 * @param places the numbers and port that the address stands for
 */
public record Sighting(
        String address, Outcome outcome, String node, int status, String notReady, String problem, Set<String> places) {

    public Sighting {
        places = Set.copyOf(places);
    }

    /** Nobody who could say anything. */
    static Sighting nobody(String address, Outcome outcome, String problem, Set<String> places) {
        return new Sighting(address, outcome, "", 0, "", problem, places);
    }

    /** How far a question can get. */
    public enum Outcome {
        /** The name is unknown. */
        UNRESOLVED,
        /** Nothing accepts connections. */
        UNREACHABLE,
        /** Something is there. */
        ANSWERED
    }

    /** Returns whether something is there. */
    public boolean isThere() {
        return outcome == Outcome.ANSWERED;
    }

    /** Returns whether both were given by one server, as far as they tell; who says no name may be anybody. */
    boolean isTheSameServerAs(Sighting other) {
        return isThere() && other.isThere() && node.equals(other.node) && status == other.status;
    }

    /** Returns the same, seen at other places, too. */
    Sighting alsoAt(Set<String> more) {
        Set<String> all = new LinkedHashSet<>(places);
        all.addAll(more);
        return new Sighting(address, outcome, node, status, notReady, problem, all);
    }

    /** Returns whether both addresses lead to the same place. */
    boolean isWhere(Sighting other) {
        return !Collections.disjoint(places, other.places);
    }
}
