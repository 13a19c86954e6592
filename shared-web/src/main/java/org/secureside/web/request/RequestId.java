package org.secureside.web.request;

import jakarta.servlet.http.HttpServletRequest;

/** The id of a request, set by the load balancer or, where there is none, by the node. */
public final class RequestId {

    static final String HEADER = "X-Request-ID";
    static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** Returns the id of the request. */
    public static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }
}
