package org.secureside.query.delays;

import org.jspecify.annotations.Nullable;
import org.secureside.query.history.HistoryEvents;

/**
 * The parameters of a request for the report of an incident, as they were sent.
 *
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 * @param late what takes longer is late, in milliseconds
 */
record IncidentParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer late) {

    Window window(HistoryEvents history) {
        return new WindowParameters(from, to, late, null, null).window(history);
    }
}
