package org.secureside.command.intake;

import org.jspecify.annotations.Nullable;

/** The journal cannot keep a message now, and whether it did is not known: the same message may be sent again. */
class JournalUnavailableException extends RuntimeException {

    JournalUnavailableException(String reason, @Nullable Throwable cause) {
        super("The intake journal cannot be written: " + reason, cause);
    }
}
