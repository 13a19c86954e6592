package org.secureside.api.neighborhood;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * A member left the neighborhood, of their own will or dismissed by a moderator: the metadata says who asked.
 *
 * @param neighborhoodId the neighborhood
 * @param resident who belonged to it no more
 */
@EventName("MemberLeft")
@Revision("1")
public record MemberLeft(NeighborhoodId neighborhoodId, ResidentId resident) implements NeighborhoodEvent {}
