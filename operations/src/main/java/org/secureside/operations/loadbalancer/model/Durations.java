package org.secureside.operations.loadbalancer.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as nginx writes them: {@code 10}, {@code 10s}, {@code 1m 30s}, {@code 500ms}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(?:\\d+(?:ms|[smhdwMy])?\\s*)+");
    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|[smhdwMy])?");

    private Durations() {}

    /** Returns a time in seconds, less than a whole one cut off; empty if the text is none. */
    public static Optional<Long> seconds(String text) {
        return millis(text).map(millis -> millis / 1000);
    }

    /** Returns a time in milliseconds; empty if the text is none. */
    public static Optional<Long> millis(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        Matcher part = PART.matcher(text);
        long millis = 0;
        while (part.find()) {
            millis += Long.parseLong(part.group(1)) * unit(part.group(2) == null ? "s" : part.group(2));
        }
        return Optional.of(millis);
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            case "w" -> 7 * 86_400_000L;
            case "M" -> 30 * 86_400_000L;
            default -> 365 * 86_400_000L;
        };
    }
}
