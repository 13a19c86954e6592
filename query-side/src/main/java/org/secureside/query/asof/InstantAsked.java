package org.secureside.query.asof;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.query.page.InstantParameter;

/** The instant that a request asks about. */
public final class InstantAsked {

    private InstantAsked() {}

    /** Returns what is wrong with it, worded to follow its name, or empty if nothing is. */
    public static Optional<String> problemWith(@Nullable String at, Clock clock) {
        return InstantParameter.problemWith(at)
                .or(() -> InstantParameter.parse(at)
                        .filter(instant -> instant.isAfter(clock.instant()))
                        .map(instant -> "must not be in the future: nobody knows yet what will be there"));
    }

    /** Returns the instant; the present if none was given. */
    public static Instant of(@Nullable String at, Clock clock) {
        return InstantParameter.parse(at).orElseGet(clock::instant);
    }
}
