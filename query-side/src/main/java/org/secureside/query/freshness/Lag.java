package org.secureside.query.freshness;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * How far a node is behind the log of all events.
 *
 * @param events how many positions lie between the newest event that the node shows and the end of the log, as it was
 *     when last measured; unknown before the first measurement
 * @param millis everything that was recorded longer than this many milliseconds ago is shown, by the node's own clock;
 *     unknown until the node has shown everything once
 * @param behind for how long the oldest event that is known to be in the log, and is not shown, has been known; zero if
 *     there is none
 * @param stuck for how long the node has lacked something and shown nothing new
 */
record Lag(OptionalLong events, OptionalLong millis, Duration behind, Duration stuck) {

    /** Returns the lag as a structured field (RFC 9651): a dictionary of what is known. */
    String header() {
        StringJoiner members = new StringJoiner(", ");
        events.ifPresent(count -> members.add("events=" + count));
        millis.ifPresent(count -> members.add("ms=" + count));
        return members.toString();
    }
}
