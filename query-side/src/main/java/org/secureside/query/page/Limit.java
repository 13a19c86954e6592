package org.secureside.query.page;

import java.util.Optional;

/** How many items a page may have. */
public final class Limit {

    private Limit() {}

    /** Returns what is wrong with a limit, worded to follow its name, or empty if nothing is. */
    public static Optional<String> problemWith(int limit, int most) {
        return limit >= 1 && limit <= most ? Optional.empty() : Optional.of("must be 1 to " + most);
    }
}
