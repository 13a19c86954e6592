package org.secureside.api.replay;

import java.util.List;
import org.secureside.api.DomainEvent;

/** Something that an admin ordered to be done with events that a projection could not apply, and parked. */
public sealed interface DeadLetterOrderEvent extends DomainEvent
        permits DeadLetterRetryRequested, DeadLetterDiscardRequested {

    /** Returns the order. */
    DeadLetterOrderId orderId();

    /** Returns the projection that parked them. */
    ProjectionName projection();

    /** Returns what the parked events have in common: the id of their stream. */
    String sequence();

    /** Returns the names of the nodes that obey; never empty. */
    List<String> nodes();
}
