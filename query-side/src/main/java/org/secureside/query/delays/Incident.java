package org.secureside.query.delays;

import java.time.Instant;
import java.util.List;
import org.secureside.query.history.EventView;

/**
 * What happened in a window.
 *
 * @param from messages received at this instant or later
 * @param to messages received before this instant
 * @param lateMillis what took longer is late, in milliseconds
 * @param ledger what became of the messages of the window
 * @param commandNodes what each command node has acknowledged and not recorded
 * @param nodes what each query node was asked, and knows of the messages
 * @param late the ways of the messages that took longest, the longest first
 * @param moreLate whether more of those that are visible were late than are listed
 * @param replays what was ordered and done to rebuild what is read, oldest first; first the orders from before the
 *     window that were not over when it began
 * @param loadBalancer how the configuration of the load balancer changed, oldest first
 * @param moreChanges whether more of either happened, or may have happened, than is listed
 */
record Incident(
        Instant from,
        Instant to,
        int lateMillis,
        Ledger ledger,
        List<Promised.NodeJournal> commandNodes,
        List<NodeAnswer> nodes,
        List<MessageWay> late,
        boolean moreLate,
        List<EventView> replays,
        List<EventView> loadBalancer,
        boolean moreChanges) {}
