package org.secureside.query.readafter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preference {@code wait} of the header {@code Prefer}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240, section 4.3</a>
 */
final class PreferredWait {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    /** A preference that is not understood is ignored, as the standard wants it. */
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])");

    private PreferredWait() {}

    /** Returns how long the reader prefers to wait, if they say so; the first of several preferences counts. */
    static Optional<Duration> parse(List<String> lines) {
        Matcher wait = WAIT.matcher(String.join(",", lines));
        return wait.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(wait.group(1)))) : Optional.empty();
    }
}
