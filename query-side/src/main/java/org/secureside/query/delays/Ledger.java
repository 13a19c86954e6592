package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the messages of a window. Acknowledged is every message that is recorded, which is what 201 says, and
 * every message that a command node keeps, which is what 202 says.
 *
 * @param acknowledged how many were acknowledged; absent if that is not known
 * @param recorded how many are recorded
 * @param waiting how many wait in the journals of the command nodes that answered
 * @param refused how many of those nodes keep that will not be recorded
 * @param visibleEverywhere how many of those recorded are visible on every query node; absent if one did not answer
 * @param unreachable how many query nodes did not answer
 * @param notRecorded those that are acknowledged and not recorded, the first of them
 * @param unknown why it is not known how many were acknowledged; empty if it is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ledger(
        @Nullable Long acknowledged,
        long recorded,
        long waiting,
        long refused,
        @Nullable Long visibleEverywhere,
        int unreachable,
        List<UUID> notRecorded,
        List<String> unknown) {

    /**
     * Puts the ledger together.
     *
     * @param promised what the command nodes keep
     * @param known what the history of this node has, looked up after the command nodes were asked
     * @param caughtUp whether the history had everything by then that was in the log when they were asked
     * @param nodes what the query nodes know
     */
    static Ledger of(Promised promised, WindowMessages.Known known, boolean caughtUp, List<NodeAnswer> nodes) {
        List<NodeFacts> facts =
                nodes.stream().map(NodeAnswer::facts).filter(Objects::nonNull).toList();
        long recorded = Math.max(
                known.recorded(),
                facts.stream().mapToLong(NodeFacts::recorded).max().orElse(0));
        int unreachable = nodes.size() - facts.size();
        List<UUID> open = known.notRecorded();
        long refused = promised.refusedAmong(open);
        List<String> unknown = new ArrayList<>(promised.unknown());
        if (!caughtUp) {
            unknown.add("the history of the node that made the report is behind the log");
        }
        return new Ledger(
                unknown.isEmpty() ? recorded + open.size() : null,
                recorded,
                open.size() - refused,
                refused,
                unreachable == 0 ? recorded - somewhereMissing(recorded, facts) : null,
                unreachable,
                open.subList(0, Math.min(open.size(), LocalFacts.MOST_NAMED)),
                unknown);
    }

    /** Returns how many messages some node does not show; where too many to be named are missing, at least how many. */
    private static long somewhereMissing(long recorded, List<NodeFacts> facts) {
        Set<UUID> named = new HashSet<>();
        facts.forEach(node -> named.addAll(node.missing()));
        long most = facts.stream()
                .mapToLong(node -> recorded - node.visible())
                .max()
                .orElse(0);
        return Math.max(named.size(), most);
    }

    /** Returns whether everything that was acknowledged is known to be visible everywhere. */
    boolean isSettled() {
        return acknowledged != null && acknowledged.equals(visibleEverywhere);
    }
}
