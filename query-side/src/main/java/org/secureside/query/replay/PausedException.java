package org.secureside.query.replay;

/** An admin had the replay stand still. What is committed stays, and it goes on from there when it is resumed. */
final class PausedException extends RuntimeException {

    PausedException() {
        super("paused");
    }
}
