package org.secureside.operations.loadbalancer.trial;

/**
 * What a client got.
 *
 * @param status the status code; 0 where the connection failed
 * @param server the port of the stand-in that gave it; empty where nginx answered by itself
 */
record Answer(int status, String server) {

    static final Answer NONE = new Answer(0, "");

    /** Returns whether the client got what it asked for. */
    boolean isGood() {
        return status >= 200 && status < 400;
    }

    /** Returns whether a server gave it. */
    boolean isFromServer() {
        return !server.isEmpty();
    }
}
