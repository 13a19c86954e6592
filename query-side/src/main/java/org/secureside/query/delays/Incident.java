package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.EventView;

/**
 * What happened in a window.
 *
 * @param from messages recorded at this instant or later
 * @param to messages recorded before this instant
 * @param lateMillis what took longer is late, in milliseconds
 * @param ledger what became of the messages of the window
 * @param nodes what each node was asked, and knows of the messages
 * @param late the ways of the messages that took longest, the longest first
 * @param replays what was ordered and done to rebuild what is read, oldest first
 * @param loadBalancer how the configuration of the load balancer changed, oldest first
 */
record Incident(
        Instant from,
        Instant to,
        int lateMillis,
        Ledger ledger,
        List<NodeAnswer> nodes,
        List<MessageWay> late,
        List<EventView> replays,
        List<EventView> loadBalancer) {

    /**
     * What became of the messages of a window.
     *
     * @param recorded how many were recorded, by the history of the node that made the report
     * @param visibleEverywhere how many of them are visible on every node; absent if a node did not answer
     * @param unreachable how many nodes did not answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ledger(long recorded, @Nullable Long visibleEverywhere, int unreachable) {}
}
