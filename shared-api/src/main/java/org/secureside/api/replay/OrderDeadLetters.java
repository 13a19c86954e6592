package org.secureside.api.replay;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;

/**
 * Have something done with the events of a stream that a projection could not apply, and parked.
 *
 * @param orderId the order
 * @param action what is to be done with them
 * @param projection the projection that parked them
 * @param sequence what they have in common: the id of their stream
 * @param upTo the position in the log of the last that is meant, where they are given up; null where they are applied
 * @param nodes the names of the nodes that are to obey
 * @param reason why
 * @param requestedBy the admin
 */
public record OrderDeadLetters(
        @TargetAggregateIdentifier DeadLetterOrderId orderId,
        Action action,
        ProjectionName projection,
        String sequence,
        @Nullable Long upTo,
        List<String> nodes,
        ReplayReason reason,
        ResidentId requestedBy) {

    /** What is to be done. */
    public enum Action {
        /** They are applied again, in their order. */
        RETRY,
        /** Those up to a position are given up: the projection goes on as if they had not been. */
        DISCARD
    }

    public OrderDeadLetters {
        nodes = List.copyOf(nodes);
    }
}
