package org.secureside.command.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.secureside.api.IdempotencyKey;
import org.secureside.web.problem.FieldCheck;

/** Reads the header that makes a post repeatable. */
public final class KeyHeader {

    private KeyHeader() {}

    /** Returns a check that begins with the header. */
    public static FieldCheck check(HttpServletRequest request) {
        return new FieldCheck().field(IdempotencyKey.HEADER, problemWith(lines(request)));
    }

    /**
     * Returns the key of a request that was checked.
     *
     * @throws IllegalArgumentException if the check found a problem with the header
     */
    public static IdempotencyKey of(HttpServletRequest request) {
        return new IdempotencyKey(String.join(", ", lines(request)));
    }

    /** Two keys are none: which of them counts would depend on who reads them. */
    private static Optional<String> problemWith(List<String> lines) {
        return switch (lines.size()) {
            case 0 ->
                Optional.of("is missing: send a header with a key of your own, chosen once per message and repeated on"
                        + " every retry, for example a UUID");
            case 1 -> IdempotencyKey.problemWith(lines.getFirst());
            default -> Optional.of("comes more than once: send it once");
        };
    }

    private static List<String> lines(HttpServletRequest request) {
        return Collections.list(request.getHeaders(IdempotencyKey.HEADER));
    }
}
