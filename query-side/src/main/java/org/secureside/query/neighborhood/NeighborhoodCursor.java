package org.secureside.query.neighborhood;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.secureside.api.neighborhood.FindNeighborhoodsOf.Place;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodView;
import org.secureside.query.page.Cursor;

/** Places in the list of a resident's neighborhoods. */
final class NeighborhoodCursor {

    private static final String LIST = "neighborhoods";

    private NeighborhoodCursor() {}

    static String of(NeighborhoodView last) {
        return new Cursor(LIST, List.of(last.name(), last.neighborhoodId().toString())).text();
    }

    static Optional<Place> parse(String cursor) {
        try {
            return Cursor.parse(LIST, 2, cursor)
                    .map(place -> new Place(place.getFirst(), new NeighborhoodId(UUID.fromString(place.getLast()))));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
