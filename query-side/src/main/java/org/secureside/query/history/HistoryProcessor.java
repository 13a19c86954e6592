package org.secureside.query.history;

/** The event processor behind the history. */
public final class HistoryProcessor {

    /** The name of the processor. Its token is its own: the history goes on where the feed stands still. */
    public static final String NAME = "history";

    private HistoryProcessor() {}
}
