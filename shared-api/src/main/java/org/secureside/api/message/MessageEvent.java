package org.secureside.api.message;

import org.secureside.api.DomainEvent;

/** Something that happened to a message. */
public sealed interface MessageEvent extends DomainEvent permits MessageSent {

    /** Returns the message it happened to. */
    MessageId messageId();
}
