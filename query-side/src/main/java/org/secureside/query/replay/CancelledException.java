package org.secureside.query.replay;

/** An admin had the replay given up. */
final class CancelledException extends RuntimeException {

    CancelledException() {
        super("cancelled");
    }
}
