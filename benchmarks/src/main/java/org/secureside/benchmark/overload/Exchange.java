package org.secureside.benchmark.overload;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;

/** A request, and who wants to know the answer. */
interface Exchange {

    /** Returns the request, made when it is sent. */
    FullHttpRequest request();

    /** Takes the answer. */
    void answered(FullHttpResponse response);

    /** Takes note that there is none. */
    void failed();
}
