package org.secureside.operations.nginx;

/** An error that nginx answers by itself, in the form of RFC 9457. */
enum Problem {
    BAD_REQUEST(400, "Bad Request", "The request could not be read.", Known.NOTHING),
    NOT_FOUND(404, "Not Found", "There is nothing here: everything is below /api/.", Known.ADDRESS),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", "This method is not taken here.", Known.ADDRESS),
    REQUEST_TIMEOUT(408, "Request Timeout", "The request came too slowly.", Known.ADDRESS),
    LENGTH_REQUIRED(411, "Length Required", "Say how long the body is.", Known.ADDRESS),
    TOO_LARGE(413, "Content Too Large", "A request may have at most 128 KiB.", Known.ADDRESS),
    URI_TOO_LONG(414, "URI Too Long", "The address is too long.", Known.NOTHING),
    HEADERS_TOO_LARGE(431, "Request Header Fields Too Large", "A header is too long.", Known.ADDRESS),
    OVERLOADED(
            429,
            "This node has as much to do as it can",
            "The nodes have as much to do as they can. Nothing was done. $try_again",
            Known.ROOM),
    INTERNAL(500, "Internal Server Error", "The load balancer failed.", Known.ADDRESS),
    NOT_IMPLEMENTED(501, "Not Implemented", "Bodies are taken with a length or chunked.", Known.ADDRESS),
    BAD_GATEWAY(502, "Bad Gateway", "No node took the request. $try_again", Known.UPSTREAM),
    UNAVAILABLE(503, "Service Unavailable", "No node can serve now. $try_again", Known.UPSTREAM),
    GATEWAY_TIMEOUT(504, "Gateway Timeout", "No node answered in time. $try_again", Known.UPSTREAM),
    VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported", "Speak HTTP/1.1.", Known.NOTHING);

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
    private final String title;
    private final String detail;
    private final Known known;

    Problem(int status, String title, String detail, Known known) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.known = known;
    }

    int status() {
        return status;
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

    /** Returns the type: that of the nodes where they know the same problem. */
    private String type() {
        return known == Known.ROOM ? "urn:secureside:problem:overloaded" : "about:blank";
    }
}
