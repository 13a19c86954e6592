package org.secureside.operations.nginx;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error that nginx answers by itself, in the form of RFC 9457. */
enum Problem {
    BAD_REQUEST(400, "invalid-request", "The request is invalid", "The request could not be read.", Known.NOTHING),
    NOT_FOUND(
            404,
            "not-found",
            "There is no such thing",
            "There is nothing here: everything is below /api/.",
            Known.ADDRESS),
    METHOD_NOT_ALLOWED(
            405,
            "method-not-allowed",
            "The method does not fit the resource",
            "This method is not taken here.",
            Known.ADDRESS),
    REQUEST_TIMEOUT(408, null, "Request Timeout", "The request came too slowly.", Known.ADDRESS),
    LENGTH_REQUIRED(411, null, "Length Required", "Say how long the body is.", Known.ADDRESS),
    TOO_LARGE(413, "body-too-large", "The body is too large", "A request may have at most 128 KiB.", Known.ADDRESS),
    URI_TOO_LONG(414, null, "URI Too Long", "The address is too long.", Known.NOTHING),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The headers are too large", "Send shorter headers.", Known.ADDRESS),
    OVERLOADED(
            429,
            "overloaded",
            "This node has as much to do as it can",
            "The nodes have as much to do as they can. Nothing was done. $try_again",
            Known.ROOM),
    INTERNAL(500, "internal-error", "Something went wrong on our side", "The load balancer failed.", Known.ADDRESS),
    NOT_IMPLEMENTED(501, null, "Not Implemented", "Bodies are taken with a length or chunked.", Known.ADDRESS),
    BAD_GATEWAY(502, null, "Bad Gateway", "No node took the request. $try_again", Known.UPSTREAM),
    UNAVAILABLE(503, null, "Service Unavailable", "No node can serve now. $try_again", Known.UPSTREAM),
    GATEWAY_TIMEOUT(504, null, "Gateway Timeout", "No node answered in time. $try_again", Known.UPSTREAM),
    VERSION_NOT_SUPPORTED(505, null, "HTTP Version Not Supported", "Speak HTTP/1.1.", Known.NOTHING);

    /** How far nginx had come. */
    private enum Known {
        /** The request line was not understood, so there is no address yet, and no named location can be gone to. */
        NOTHING,
        /** A named location leaves the method as it was, for the access log. */
        ADDRESS,
        /** No node was asked, because those that were asked before have not answered yet. */
        ROOM,
        /** Nodes were asked, and may be asked again. */
        UPSTREAM
    }

    private final int status;
    private final @Nullable String kind;
    private final String title;
    private final String detail;
    private final Known known;

    /**
     * An error.
     *
     * @param kind the name of its page in {@code docs/problems}, if nodes know the same problem
     */
    Problem(int status, @Nullable String kind, String title, String detail, Known known) {
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.detail = detail;
        this.known = known;
    }

    int status() {
        return status;
    }

    /** Returns the name of the page in {@code docs/problems} that tells more, if there is one. */
    Optional<String> kind() {
        return Optional.ofNullable(kind);
    }

    String title() {
        return title;
    }

    /** Returns where {@code error_page} has to lead. */
    String target() {
        return (known == Known.NOTHING ? "/problem/" : "@problem_") + status;
    }

    /** Returns the location that answers with this problem. */
    String location() {
        String internal = known == Known.NOTHING ? "            internal;\n" : "";
        return """
                        location %s%s {
                %s            add_header X-Request-ID $request_id always;
                            add_header X-Content-Type-Options nosniff always;
                            add_header X-Frame-Options DENY always;
                            add_header Referrer-Policy no-referrer always;
                            add_header Content-Security-Policy "default-src 'none'; frame-ancestors 'none'" always;
                            add_header Cache-Control no-store always;
                %s            return %d '{"type":"%s","title":"%s","status":%d,"detail":"%s"}';
                        }""".formatted(
                known == Known.NOTHING ? "= " : "", target(), internal, retry(), status, type(), title, status, detail);
    }

    /** Returns after how many seconds to come again, if that helps. */
    private String retry() {
        return switch (known) {
            case NOTHING, ADDRESS -> "";
            case ROOM -> "            add_header Retry-After $pause always;\n";
            case UPSTREAM -> "            add_header Retry-After 1 always;\n";
        };
    }

    /** Returns the type: that of the nodes where they know the same problem, else none but the status. */
    private String type() {
        return kind == null ? "about:blank" : "urn:secureside:problem:" + kind;
    }
}
