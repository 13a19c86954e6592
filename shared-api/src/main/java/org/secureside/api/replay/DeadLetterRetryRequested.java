package org.secureside.api.replay;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * An admin ordered that the parked events of a stream be applied again, in their order.
 *
 * @param orderId the order
 * @param projection the projection that parked them
 * @param sequence what they have in common: the id of their stream
 * @param nodes the names of the nodes that obey; never empty
 * @param reason why
 * @param requestedBy the admin
 */
@EventName("DeadLetterRetryRequested")
@Revision("1")
public record DeadLetterRetryRequested(
        DeadLetterOrderId orderId,
        ProjectionName projection,
        String sequence,
        List<String> nodes,
        ReplayReason reason,
        ResidentId requestedBy)
        implements DeadLetterOrderEvent {

    public DeadLetterRetryRequested {
        nodes = List.copyOf(nodes);
    }
}
