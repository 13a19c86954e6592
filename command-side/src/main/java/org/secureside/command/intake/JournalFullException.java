package org.secureside.command.intake;

/** The journal has no room for another message. Nothing was kept. */
final class JournalFullException extends RuntimeException {

    JournalFullException(int entries, long bytes) {
        super("The intake journal is full: %,d messages, %,d bytes".formatted(entries, bytes), null, false, false);
    }
}
