package org.secureside.api.loadbalancer;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;

/**
 * What there is to know of a change of the load balancer's configuration.
 *
 * @param release the configuration that runs from then on: the first 12 hexadecimal digits of the SHA-256 of its text
 * @param operator who changed it, as the machine of the load balancer knows them
 * @param reason why
 * @param changedAt when the load balancer began to use it, by its own clock
 */
public record ConfigurationChange(String release, String operator, String reason, Instant changedAt) {

    /** The longest reason, in Unicode code points. A complaint about a release names every server of a pool. */
    public static final int MAX_REASON = 1_000;

    /** The longest name of an operator, in Unicode code points. */
    public static final int MAX_OPERATOR = 128;

    private static final Pattern RELEASE = Pattern.compile("[0-9a-f]{12}");

    /**
     * @throws IllegalArgumentException if one of the texts is none that can be recorded
     */
    public ConfigurationChange {
        require("release", releaseProblem(release));
        require("operator", StorableText.problemWith(operator, MAX_OPERATOR));
        require("reason", StorableText.problemWith(reason, MAX_REASON));
    }

    /** Returns what keeps the text from naming a release, worded to follow its name, or empty if nothing does. */
    public static Optional<String> releaseProblem(@Nullable String text) {
        return text != null && RELEASE.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be 12 lower-case hexadecimal digits");
    }

    private static void require(String name, Optional<String> problem) {
        problem.ifPresent(words -> {
            throw new IllegalArgumentException(name + " " + words);
        });
    }
}
