package org.secureside.query.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secureside.api.search.SearchMessages.Place;
import org.secureside.query.page.Cursor;

/** Places in the list of what a search found. */
final class SearchCursor {

    private static final String LIST = "search";
    private static final Pattern RANK = Pattern.compile("\\d{1,10}(\\.\\d{1,20})?(E-?\\d{1,2})?");
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private SearchCursor() {}

    static String of(Place place) {
        return new Cursor(LIST, List.of(Float.toString(place.rank()), Long.toString(place.position()))).text();
    }

    static Optional<Place> parse(String cursor) {
        return Cursor.parse(LIST, 2, cursor)
                .filter(place -> RANK.matcher(place.getFirst()).matches()
                        && POSITION.matcher(place.getLast()).matches())
                .map(place -> new Place(Float.parseFloat(place.getFirst()), Long.parseLong(place.getLast())))
                .filter(place -> Float.isFinite(place.rank()));
    }
}
