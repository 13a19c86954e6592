package org.secureside.api.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.api.search.SearchMessages.Place;

/**
 * A page of matches, the most relevant first.
 *
 * @param matches the matches
 * @param next the place after which the next page begins, or nothing if this is the last one
 */
public record SearchPage(List<Match> matches, @Nullable Place next) {

    public SearchPage {
        matches = List.copyOf(matches);
    }
}
