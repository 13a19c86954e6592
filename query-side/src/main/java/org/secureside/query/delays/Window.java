package org.secureside.query.delays;

import java.time.Instant;

/**
 * What is asked about: messages by when command nodes received them, so that one that was recorded late belongs to when
 * it was sent. What does not say when it was received counts by when it was recorded.
 *
 * @param from messages received at this instant or later
 * @param to messages received before this instant
 * @param late what takes longer is late, in milliseconds
 */
record Window(Instant from, Instant to, int late) {

    /** Returns whether an instant is in it. */
    boolean has(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
