package org.secureside.query.delays;

import java.time.Instant;

/**
 * What is asked about.
 *
 * @param from messages recorded at this instant or later
 * @param to messages recorded before this instant
 * @param late what takes longer is late, in milliseconds
 */
record Window(Instant from, Instant to, int late) {}
