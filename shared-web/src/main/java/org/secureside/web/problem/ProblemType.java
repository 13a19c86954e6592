package org.secureside.web.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The kinds of problem a client can meet. Each has a stable URI. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is invalid"),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The token does not allow this"),
    NOT_A_MEMBER(HttpStatus.FORBIDDEN, "Only members of the neighborhood may do this"),
    NOT_A_MODERATOR(HttpStatus.FORBIDDEN, "Only moderators of the neighborhood may do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    CONFLICT(HttpStatus.CONFLICT, "Something else happened at the same time"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used for something else"),
    EVENT_STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The event store cannot take events now"),
    PROJECTION_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "This node cannot answer now"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the stable URI of this kind. */
    public URI uri() {
        return URI.create("urn:secureside:problem:"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /** Returns the HTTP status that goes with this kind. */
    public HttpStatus status() {
        return status;
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
