package org.secureside.api.message;

import org.secureside.api.DomainEvent;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Something that happened to a message. */
public sealed interface MessageEvent extends DomainEvent
        permits MessageSent, MessageEdited, MessageRetracted, MessageRemoved, ReactionAdded, ReactionWithdrawn {

    /** Returns the message it happened to. */
    MessageId messageId();

    /** Returns the neighborhood that the message was sent to. */
    NeighborhoodId neighborhoodId();
}
