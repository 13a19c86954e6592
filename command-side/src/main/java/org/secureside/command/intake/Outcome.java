package org.secureside.command.intake;

import org.secureside.command.dispatch.Change;

/** What became of a message that was taken in. */
public sealed interface Outcome {

    /** It is in the event store. */
    record Recorded(Change change) implements Outcome {}

    /**
     * It is in the journal, and will be recorded.
     *
     * @param replayed whether an earlier request with the same key brought it there
     */
    record Promised(boolean replayed) implements Outcome {}
}
