package org.secureside.api.message;

/** What a message is for. */
public enum MessageKind {
    /** Neighbors talk. */
    CHAT,
    /** Somebody warns everyone. */
    ALERT
}
