package org.secureside.api.neighborhood;

import org.secureside.api.ResidentId;

/**
 * One member of a neighborhood. The answer is a {@link MemberPage} of this member, or of nobody if the resident is no
 * member, or nothing if the reader is none.
 *
 * @param neighborhoodId the neighborhood
 * @param member the member
 * @param reader who asks
 */
public record FindMember(NeighborhoodId neighborhoodId, ResidentId member, ResidentId reader) {}
