package org.secureside.command.dispatch;

/**
 * What became of a command.
 *
 * @param version the number of the newest event in the stream, be it of this command or of an earlier one
 * @param replayed whether an earlier request with the same key did it already
 */
public record Change(long version, boolean replayed) {

    /** Returns the outcome of a command of which this request is the first. */
    public static Change at(long version) {
        return new Change(version, false);
    }
}
