package org.secureside.eventstore.postgres;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A text of an event cannot be stored and read back unchanged: PostgreSQL has no U+0000, and UTF-8 no lone surrogates. */
public class UnstorableTextException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    UnstorableTextException(String what, int codePoint) {
        super("%s contains U+%04X, which cannot be stored".formatted(what, codePoint));
    }
}
