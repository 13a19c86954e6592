package org.secureside.query.evidence;

/**
 * How far the node has come.
 *
 * @param firstPosition the position of the first event of the log
 * @param size how many events were witnessed
 * @param streams how many streams they belong to
 */
public record Witnessed(long firstPosition, long size, long streams) {

    static final Witnessed NOTHING = new Witnessed(0, 0, 0);

    /** Returns the position of the newest event that was witnessed. */
    public long lastPosition() {
        return firstPosition + size - 1;
    }

    /** Returns the part of this up to a position. */
    Witnessed upTo(long position) {
        return new Witnessed(firstPosition, Math.clamp(position - firstPosition + 1, 0, size), streams);
    }
}
