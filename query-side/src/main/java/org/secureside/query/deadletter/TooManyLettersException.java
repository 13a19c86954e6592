package org.secureside.query.deadletter;

/** So many events are parked that it is not the events that are wrong. The projection stops. */
public final class TooManyLettersException extends RuntimeException {

    TooManyLettersException(int most) {
        super(most + " events are parked already: find out why, then retry or discard them, or rebuild the projection");
    }
}
