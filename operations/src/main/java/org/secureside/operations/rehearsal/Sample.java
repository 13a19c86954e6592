package org.secureside.operations.rehearsal;

import java.time.Instant;

/**
 * A request as the one who made it saw it.
 *
 * @param due when it was to be made, which is when its time began, whether or not there was a way to make it then
 * @param kind what it was for
 * @param status the status of the last answer; 0 if none came
 * @param seconds from when it was due until it was decided
 * @param tries how often it was sent
 * @param problem what went wrong, or nothing
 */
record Sample(Instant due, Kind kind, int status, double seconds, int tries, String problem) {

    /** What a request is for. */
    enum Kind {
        READ,
        POST
    }

    boolean isOf(Kind wanted) {
        return kind == wanted;
    }

    boolean failed() {
        return status / 100 != 2;
    }
}
