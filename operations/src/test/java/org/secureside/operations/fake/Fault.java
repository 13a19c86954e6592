package org.secureside.operations.fake;

/** What goes wrong with one request. */
public sealed interface Fault {

    /**
     * An answer that is no decision.
     *
     * @param status its status
     * @param retryAfter its Retry-After, or empty for none
     */
    record Answers(int status, String retryAfter) implements Fault {}

    /** The connection is cut before the request is handled. */
    record CutBefore() implements Fault {}

    /** The connection is cut after the request was handled, before it is answered. */
    record CutAfter() implements Fault {}

    /** The request is held back until {@link FakeService#letGo()} and then handled. */
    record Held() implements Fault {}
}
