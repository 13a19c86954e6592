package org.secureside.command.dispatch;

/**
 * What became of a command.
 *
 * @param version the number of the newest event in the stream, be it of this command or of an earlier one
 * @param replayed whether an earlier request with the same key did it already
 * @param created whether it made something that was not there, at the place that the request names
 */
public record Change(long version, boolean replayed, boolean created) {

    /** The outcome of a command that names no place for what it makes. */
    public Change(long version, boolean replayed) {
        this(version, replayed, false);
    }

    /** Returns the outcome of a command of which this request is the first. */
    public static Change at(long version) {
        return new Change(version, false);
    }

    /** Returns the outcome of a command that puts something in its place, which was empty before or not. */
    public static Change put(long version, boolean created) {
        return new Change(version, false, created);
    }
}
