package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * An admin ordered that parked events of a stream be given up: those that the admin had seen.
 *
 * @param orderId the order
 * @param projection the projection that parked them
 * @param sequence what they have in common: the id of their stream
 * @param upTo the position in the log of the last of them; null, as in orders of old, for all that are parked when a node
 *     obeys
 * @param nodes the names of the nodes that obey; never empty
 * @param reason why
 * @param requestedBy the admin
 */
@EventName("DeadLetterDiscardRequested")
@Revision("1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterDiscardRequested(
        DeadLetterOrderId orderId,
        ProjectionName projection,
        String sequence,
        @Nullable Long upTo,
        List<String> nodes,
        ReplayReason reason,
        ResidentId requestedBy)
        implements DeadLetterOrderEvent {

    public DeadLetterDiscardRequested {
        nodes = List.copyOf(nodes);
    }
}
