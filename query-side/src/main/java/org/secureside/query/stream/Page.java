package org.secureside.query.stream;

import java.util.List;

/**
 * Events of one neighborhood that follow each other.
 *
 * @param after the position after which they follow
 * @param frames the events, in order
 */
record Page(long after, List<Frame> frames) {

    /** No events at all. */
    static final Page EMPTY = new Page(Long.MAX_VALUE, List.of());

    Page {
        frames = List.copyOf(frames);
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Returns the position up to which the page tells everything. */
    long upTo() {
        return frames.isEmpty() ? after : frames.getLast().position();
    }

    /** Returns whether a reader who has come to the position can go on with this page. */
    boolean goesOnFrom(long position) {
        return after <= position && position < upTo();
    }
}
