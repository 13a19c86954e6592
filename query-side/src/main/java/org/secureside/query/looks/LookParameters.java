package org.secureside.query.looks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.query.history.EventFilter;
import org.secureside.query.page.InstantParameter;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request that filter looks, as they were sent.
 *
 * @param auditor who looked
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 */
record LookParameters(
        @Nullable String auditor,
        @Nullable String from,
        @Nullable String to) {

    /** Notes what is wrong with them. */
    FieldCheck check(FieldCheck check) {
        return check.field("auditor", auditor == null ? Optional.empty() : ResidentId.problemWith(auditor))
                .field("from", InstantParameter.problemWith(from))
                .field("to", InstantParameter.problemWith(to));
    }

    /** Returns the filter of the events under this name that record looks. */
    EventFilter filter(String type) {
        return new EventFilter(
                null,
                null,
                auditor,
                type,
                InstantParameter.parse(from).orElse(null),
                InstantParameter.parse(to).orElse(null));
    }

    PageLinks links() {
        return new PageLinks("/api/history/looks")
                .with("auditor", auditor)
                .with("from", from)
                .with("to", to);
    }
}
