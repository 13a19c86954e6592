package org.secureside.query.history;

/**
 * Positions that follow each other.
 *
 * @param first the first
 * @param beyond the one after the last
 */
public record PositionSpan(long first, long beyond) {

    static final PositionSpan ALL = new PositionSpan(0, Long.MAX_VALUE);

    /** Returns how many positions they are. */
    public long size() {
        return beyond - first;
    }
}
