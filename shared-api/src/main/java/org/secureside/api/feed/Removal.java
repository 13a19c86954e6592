package org.secureside.api.feed;

import java.time.Instant;
import org.secureside.api.ResidentId;

/**
 * What the members are told instead of a message that a moderator removed.
 *
 * @param by the moderator
 * @param reason why, in the moderator's words
 * @param at when
 */
public record Removal(ResidentId by, String reason, Instant at) {}
