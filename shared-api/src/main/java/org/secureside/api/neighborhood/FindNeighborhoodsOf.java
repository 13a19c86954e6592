package org.secureside.api.neighborhood;

import org.secureside.api.ResidentId;

/**
 * The neighborhoods that a resident is a member of, by name.
 *
 * @param resident the member
 */
public record FindNeighborhoodsOf(ResidentId resident) {}
