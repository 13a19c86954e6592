package org.secureside.query.delays;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** How numbers, times and texts stand on the page of an incident. Whatever comes from elsewhere is escaped. */
final class PageText {

    private static final int COLORS = 6;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private PageText() {}

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** Returns a day and a time to the millisecond. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    static String clock(@Nullable Instant instant) {
        return instant == null ? "" : CLOCK.format(instant);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String span(@Nullable Double millis) {
        return millis == null ? "" : span(millis.doubleValue());
    }

    static String span(double millis) {
        return millis < 1_000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%,.1f s", millis / 1_000);
    }

    static String text(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    /** Returns the name of an event as words: {@code NodeReplayStarted} as "Node replay started". */
    static String words(String type) {
        String spaced = type.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? type : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** Returns the color of the node with this number, as the styles of the page name it. */
    static String color(int node) {
        return "var(--n" + (node % COLORS + 1) + ")";
    }

    static <T> String each(List<T> things, Function<T, String> part) {
        return things.stream().map(part).collect(Collectors.joining("\n"));
    }
}
