package org.secureside.operations.rehearsal;

import java.time.Instant;

/**
 * Something that happened in a rehearsal.
 *
 * @param at when
 * @param kind what to make of it
 * @param words what happened
 */
record Moment(Instant at, Kind kind, String words) {

    /** What to make of it. */
    enum Kind {
        STEP,
        TROUBLE,
        GOOD
    }
}
