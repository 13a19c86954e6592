package org.secureside.web.security;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token's {@code roles} claim can name. Unknown names give no right. */
public enum Role {
    RESIDENT,
    MODERATOR,
    ADMIN,
    AUDITOR;

    static Optional<Role> named(String name) {
        return Stream.of(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
