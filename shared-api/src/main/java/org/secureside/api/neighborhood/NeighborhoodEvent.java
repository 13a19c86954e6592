package org.secureside.api.neighborhood;

import org.secureside.api.DomainEvent;

/** Something that happened to a neighborhood. */
public sealed interface NeighborhoodEvent extends DomainEvent
        permits NeighborhoodOpened, NeighborhoodRenamed, MemberAdmitted, MemberRoleChanged, MemberLeft {

    /** Returns the neighborhood it happened to. */
    NeighborhoodId neighborhoodId();
}
