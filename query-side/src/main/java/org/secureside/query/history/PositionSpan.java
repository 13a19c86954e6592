package org.secureside.query.history;

/**
 * Positions that follow each other.
 *
 * @param first the first
 * @param beyond the one after the last
 */
public record PositionSpan(long first, long beyond) {

    static final PositionSpan ALL = new PositionSpan(0, Long.MAX_VALUE);

    /** Returns those of them that come after a position. */
    public PositionSpan after(long position) {
        return new PositionSpan(Math.max(first, position + 1), beyond);
    }

    /** Returns those of them that do not come after a position. */
    public PositionSpan upTo(long position) {
        return new PositionSpan(first, Math.min(beyond, position + 1));
    }

    /** Returns how many positions they are. */
    public long size() {
        return beyond - first;
    }
}
