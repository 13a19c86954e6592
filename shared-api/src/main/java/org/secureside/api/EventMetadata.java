package org.secureside.api;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of the metadata that every event carries beside its payload. */
public final class EventMetadata {

    /** Who caused the event: the subject of the token. */
    public static final String ACTOR = "actor";

    /** The roles in the actor's token, separated by commas. */
    public static final String ROLES = "roles";

    /** The id of the HTTP request, as in the access log of the load balancer. */
    public static final String REQUEST_ID = "requestId";

    /** When the client says it sent the request: ISO-8601 in UTC. Absent where the client did not say. */
    public static final String SENT_AT = "sentAt";

    /** When the command node received the request: ISO-8601 in UTC. */
    public static final String RECEIVED_AT = "receivedAt";

    /**
     * When the command node put the request into its journal: ISO-8601 in UTC. Absent where it was not recorded from
     * there: at once, or because the first attempt got through after all.
     */
    public static final String JOURNALED_AT = "journaledAt";

    /** The name of the command node that accepted the request. */
    public static final String ACCEPTED_BY = "acceptedBy";

    /** The earliest {@link #SENT_AT} that is taken: no client of this system is older. */
    public static final Instant EARLIEST_SENT_AT = Instant.parse("1970-01-01T00:00:00Z");

    /** The latest {@link #SENT_AT} that is taken; whoever sends it has a clock that is far off. */
    public static final Instant LATEST_SENT_AT = Instant.parse("2999-12-31T23:59:59Z");

    private EventMetadata() {}

    /** Returns what is wrong with a time of sending, worded to follow the field's name, or empty if nothing is. */
    public static Optional<String> sentAtProblem(@Nullable Instant sentAt) {
        return sentAt == null || !(sentAt.isBefore(EARLIEST_SENT_AT) || sentAt.isAfter(LATEST_SENT_AT))
                ? Optional.empty()
                : Optional.of("must be between " + EARLIEST_SENT_AT + " and " + LATEST_SENT_AT);
    }
}
