package org.secureside.command.dispatch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.web.problem.FieldCheck;

/** Reads the header that makes a post repeatable. */
public final class KeyHeader {

    private KeyHeader() {}

    /** Notes what is wrong with the header, if anything is. */
    public static Optional<String> problemWith(@Nullable String header) {
        return header == null
                ? Optional.of(
                        "is missing: send a header with a key of your own, chosen once per message and repeated on"
                                + " every retry, for example a UUID")
                : IdempotencyKey.problemWith(header);
    }

    /** Returns a check that begins with the header. */
    public static FieldCheck check(@Nullable String header) {
        return new FieldCheck().field(IdempotencyKey.HEADER, problemWith(header));
    }
}
