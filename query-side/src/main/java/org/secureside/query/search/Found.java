package org.secureside.query.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.secureside.api.search.Match;
import org.secureside.api.search.SearchMessages;
import org.secureside.query.feed.MessageRow;
import org.secureside.query.feed.TextColumn;

/**
 * A message that was found.
 *
 * @param row the message
 * @param rank how relevant it is
 * @param excerpt what of it matches best
 */
record Found(MessageRow row, float rank, List<Match.Piece> excerpt) {

    /** Returns what was found in a row of an outer join, or nothing if the row has none. */
    static Optional<Found> ofOptional(ResultSet row, Markers markers) throws SQLException {
        return row.getObject("message_id") == null
                ? Optional.empty()
                : Optional.of(new Found(
                        MessageRow.of(row),
                        row.getFloat("rank"),
                        markers.split(TextColumn.readText(row.getString("headline")))));
    }

    Match match(MessageRow seen) {
        return new Match(seen.view(), excerpt, rank);
    }

    SearchMessages.Place place() {
        return new SearchMessages.Place(rank, row.position());
    }
}
