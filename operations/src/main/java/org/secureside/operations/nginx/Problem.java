package org.secureside.operations.nginx;

/** An error that nginx answers by itself, in the form of RFC 9457. */
enum Problem {
    BAD_REQUEST(400, "Bad Request", "The request could not be read.", false),
    NOT_FOUND(404, "Not Found", "There is nothing here: everything is below /api/.", false),
    REQUEST_TIMEOUT(408, "Request Timeout", "The request came too slowly.", false),
    TOO_LARGE(413, "Content Too Large", "A request may have at most 128 KiB.", false),
    URI_TOO_LONG(414, "URI Too Long", "The address or a header is too long.", false),
    INTERNAL(500, "Internal Server Error", "The load balancer failed.", false),
    BAD_GATEWAY(502, "Bad Gateway", "No node took the request. Send it again with the same key.", true),
    UNAVAILABLE(503, "Service Unavailable", "No node can serve now. Send it again with the same key.", true),
    GATEWAY_TIMEOUT(504, "Gateway Timeout", "No node answered in time. Send it again with the same key.", true);

    private final int status;
    private final String title;
    private final String detail;
    private final boolean worthRetrying;

    Problem(int status, String title, String detail, boolean worthRetrying) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.worthRetrying = worthRetrying;
    }

    /** Returns the location that answers with this problem. */
    String location() {
        String retry = worthRetrying ? "            add_header Retry-After 1 always;\n" : "";
        return """
                        location @problem_%d {
                            add_header X-Request-ID $request_id always;
                %s            return %d '{"type":"about:blank","title":"%s","status":%d,"detail":"%s"}';
                        }""".formatted(status, retry, status, title, status, detail);
    }
}
