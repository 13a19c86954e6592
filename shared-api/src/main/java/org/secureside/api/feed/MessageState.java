package org.secureside.api.feed;

/** Whether readers still see what a message says. */
public enum MessageState {
    /** They do. */
    VISIBLE,
    /** Its author took it back. */
    RETRACTED,
    /** A moderator removed it. */
    REMOVED
}
