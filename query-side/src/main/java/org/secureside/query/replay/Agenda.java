package org.secureside.query.replay;

import java.util.List;
import java.util.Optional;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayMode;
import org.secureside.eventstore.SecureSideProperties;
import org.springframework.stereotype.Component;

/**
 * What this node does next: of what it is ordered and may do now, what was requested first. A replay that is paused is
 * passed by those behind it. They write in place, or into a generation that nobody else fills, and what writes in place is
 * idempotent; so it does not matter which of two comes first.
 */
@Component
class Agenda {

    private final String node;
    private final Orders orders;
    private final Runs runs;

    Agenda(SecureSideProperties node, Orders orders, Runs runs) {
        this.node = node.node().name();
        this.orders = orders;
        this.runs = runs;
    }

    /** Returns what to do, if there is anything. */
    Optional<Task> next() {
        List<Order> all = orders.all();
        for (Order order : all) {
            if (isOpen(order)) {
                var ended = orders.ended(order.replay(), node);
                Optional<ProjectionName> open = order.plan().projections().stream()
                        .filter(projection -> !ended.contains(projection))
                        .findFirst();
                if (open.isPresent() && (order.state() != Order.State.REQUESTED || mayBegin(order, all))) {
                    return Optional.of(new Task(order, open.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** A replay that was cancelled is still to be tidied up if it was begun here. */
    private boolean isOpen(Order order) {
        return order.plan().nodes().contains(node)
                && switch (order.state()) {
                    case REQUESTED -> true;
                    case CANCELLED ->
                        order.plan().projections().stream()
                                .anyMatch(projection ->
                                        runs.find(order.replay(), projection).isPresent());
                    case PAUSED, CONCLUDED -> false;
                };
    }

    private boolean mayBegin(Order order, List<Order> all) {
        return orders.isTurnOf(node, order) && !wouldDropWhatIsFilled(order, all);
    }

    /** There is room for one generation beside the one that is read, and a rebuild that is paused keeps it. */
    private boolean wouldDropWhatIsFilled(Order order, List<Order> all) {
        return isRebuild(order)
                && all.stream()
                        .filter(other -> other.state() == Order.State.PAUSED && isRebuild(other))
                        .anyMatch(other -> runs.find(other.replay(), ProjectionName.FEED)
                                .filter(run -> run.state() == Run.State.RUNNING)
                                .isPresent());
    }

    private static boolean isRebuild(Order order) {
        return order.plan().scope().mode() == ReplayMode.REBUILD;
    }
}
