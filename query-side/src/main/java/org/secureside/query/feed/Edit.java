package org.secureside.query.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * A text that replaced an earlier one.
 *
 * @param message the message
 * @param version the version it came with
 * @param body the text
 * @param at when
 */
record Edit(UUID message, long version, String body, Instant at) {}
