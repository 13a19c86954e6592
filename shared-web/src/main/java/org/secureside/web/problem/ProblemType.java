package org.secureside.web.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The kinds of problem a client can meet. Each has a stable URI. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is invalid"),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The token does not allow this"),
    NOT_A_MEMBER(HttpStatus.FORBIDDEN, "Only members of the neighborhood may do this"),
    NOT_A_MODERATOR(HttpStatus.FORBIDDEN, "Only moderators of the neighborhood may do this"),
    NOT_THE_AUTHOR(HttpStatus.FORBIDDEN, "Only the author of the message may do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method does not fit the resource"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no answer in the form asked for"),
    CONFLICT(HttpStatus.CONFLICT, "Something else happened at the same time"),
    ALREADY_A_MEMBER(HttpStatus.CONFLICT, "The resident is a member already"),
    LAST_MODERATOR(HttpStatus.CONFLICT, "One moderator must remain"),
    MESSAGE_CLOSED(HttpStatus.CONFLICT, "The message was retracted or removed"),
    NEIGHBORHOOD_FULL(HttpStatus.CONFLICT, "The neighborhood has no room for another member"),
    NOTHING_TO_DECIDE(HttpStatus.CONFLICT, "Nothing is to be decided about the message"),
    NOT_RECORDED_YET(HttpStatus.CONFLICT, "The message is on its way, and not recorded yet"),
    REBUILD_RUNNING(HttpStatus.CONFLICT, "A rebuild of the projection goes on already"),
    REPLAY_OVER(HttpStatus.CONFLICT, "The replay is over"),
    TOO_MANY_REACTIONS(HttpStatus.CONFLICT, "The message has no room for another reaction"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "It has changed since it was read"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is in a form that is not understood here"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used for something else"),
    UNKNOWN_MESSAGE(HttpStatus.UNPROCESSABLE_CONTENT, "The message referred to is not in the neighborhood"),
    VERSION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "The version that was read must be named"),
    OVERLOADED(HttpStatus.TOO_MANY_REQUESTS, "This node has as much to do as it can"),
    TAKES_TOO_LONG(HttpStatus.TOO_MANY_REQUESTS, "The answer takes too long"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "The resident makes more requests than they may"),
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "The resident has as many streams open as they may"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    KEYS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Tokens cannot be checked now"),
    INTAKE_FULL(HttpStatus.SERVICE_UNAVAILABLE, "This node cannot keep more for the event store"),
    EVENT_STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The event store cannot take events now"),
    NOT_YET_VISIBLE(HttpStatus.SERVICE_UNAVAILABLE, "This node does not show it yet"),
    TOO_FAR_BEHIND(HttpStatus.SERVICE_UNAVAILABLE, "This node is too far behind"),
    NO_ROOM_FOR_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "This node has no room for another stream"),
    PROJECTION_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "This node cannot answer now");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the kind to which an answer with this status belongs that was not caused by one of our own rules. */
    static ProblemType of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            default -> status.is4xxClientError() ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }

    /** Returns the stable URI of this kind. */
    public URI uri() {
        return URI.create("urn:secureside:problem:"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /** Returns what all problems of this kind have in common. */
    String title() {
        return title;
    }

    /** Returns the HTTP status that goes with this kind. */
    public HttpStatus status() {
        return status;
    }

    /** Returns whether the same request is worth another try. */
    public boolean passes() {
        return status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS;
    }

    /**
     * Returns a problem of this kind.
     *
     * @param detail what was wrong this time and what the client can do; never anything of the server's inside
     */
    public ProblemDetail because(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(uri());
        problem.setTitle(title);
        return problem;
    }
}
