package org.secureside.api.neighborhood;

import java.time.Instant;
import org.secureside.api.ResidentId;

/**
 * A member of a neighborhood.
 *
 * @param resident who
 * @param role what they may do there
 * @param admittedAt since when
 */
public record MemberView(ResidentId resident, MemberRole role, Instant admittedAt) {}
