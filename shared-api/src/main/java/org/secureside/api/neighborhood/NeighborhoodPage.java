package org.secureside.api.neighborhood;

import java.util.List;

/**
 * A page of neighborhoods, by name.
 *
 * @param neighborhoods the neighborhoods
 * @param more whether others follow
 */
public record NeighborhoodPage(List<NeighborhoodView> neighborhoods, boolean more) {

    public NeighborhoodPage {
        neighborhoods = List.copyOf(neighborhoods);
    }
}
