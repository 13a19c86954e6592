package org.secureside.api.replay;

/** What is done with the rows that are there. */
public enum ReplayMode {
    /**
     * A new generation is filled from the first event beside the one that is read, compared with it, and takes its place
     * in one transaction.
     */
    REBUILD,
    /** The events from a position or an instant on are applied again, in place. Rows that are right stay as they are. */
    REAPPLY,
    /** The events of one stream, of one message for example, are applied again, in place. */
    STREAM
}
