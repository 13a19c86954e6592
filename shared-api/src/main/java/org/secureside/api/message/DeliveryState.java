package org.secureside.api.message;

/** How far a message has come after it was acknowledged. */
public enum DeliveryState {
    /** It is kept on a command node's disk, and will be recorded. */
    JOURNALED,
    /** It is in the event store, and will be visible. */
    RECORDED,
    /** Its readers see it. */
    VISIBLE,
    /** It was journaled, and then could not be recorded. */
    REFUSED
}
