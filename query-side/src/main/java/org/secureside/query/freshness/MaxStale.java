package org.secureside.query.freshness;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directive {@code max-stale} of the header {@code Cache-Control} of a request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.1.2">RFC 9111, section 5.2.1.2</a>
 */
final class MaxStale {

    private static final Pattern DIRECTIVE =
            Pattern.compile("(?i)(?:^|,)\\s*max-stale\\s*(?:=\\s*\"?(\\d{1,9})\"?\\s*)?(?=$|,)");

    private MaxStale() {}

    /** Returns whether a reader takes an answer of this age: any age, if they name none. */
    static boolean allows(List<String> cacheControl, Lag lag) {
        Matcher directive = DIRECTIVE.matcher(String.join(",", cacheControl));
        if (!directive.find()) {
            return false;
        }
        String seconds = directive.group(1);
        return seconds == null
                || (lag.millis().isPresent() && lag.millis().getAsLong() <= Long.parseLong(seconds) * 1_000);
    }
}
