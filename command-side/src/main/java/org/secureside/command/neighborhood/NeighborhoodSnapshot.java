package org.secureside.command.neighborhood;

import java.util.Map;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * All that decisions need to know of a neighborhood, in place of the events that it had until then. A change of these
 * components is a new revision; snapshots of other revisions are passed over.
 *
 * @param members who belongs to it, by their role
 */
@Revision("1")
record NeighborhoodSnapshot(NeighborhoodId neighborhoodId, String name, Map<MemberRole, Set<ResidentId>> members) {}
