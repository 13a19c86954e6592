package org.secureside.api;

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

    /** The name of the command node that accepted the request. */
    public static final String ACCEPTED_BY = "acceptedBy";

    private EventMetadata() {}
}
