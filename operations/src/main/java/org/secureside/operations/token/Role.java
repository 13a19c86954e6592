package org.secureside.operations.token;

import java.util.Locale;

/** What a token may allow its holder. */
enum Role {
    RESIDENT,
    MODERATOR,
    ADMIN,
    AUDITOR;

    /** Returns the role as tokens spell it. */
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return claim();
    }
}
