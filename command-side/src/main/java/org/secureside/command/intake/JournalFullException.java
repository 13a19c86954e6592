package org.secureside.command.intake;

import java.time.Duration;

/** The journal has no room for another message. Nothing was kept. */
final class JournalFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration roomIn;

    JournalFullException(int entries, long bytes) {
        this("The intake journal is full: %,d messages, %,d bytes".formatted(entries, bytes), ForwardingRate.SOONEST);
    }

    private JournalFullException(String message, Duration roomIn) {
        super(message, null, false, false);
        this.roomIn = roomIn;
    }

    /** Returns the same with the time in which there is likely to be room. */
    JournalFullException withRoomIn(Duration about) {
        return new JournalFullException(String.valueOf(getMessage()), about);
    }

    Duration roomIn() {
        return roomIn;
    }
}
