package org.secureside.operations.rehearsal;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small pieces of HTML. */
final class Html {

    private static final Pattern UNIT = Pattern.compile("(?<=\\d) (?=(?:ms|s|%)(?!\\w))");

    private Html() {}

    /** Returns the text so that a browser shows it as it is, and breaks no line between a number and its unit. */
    static String text(String text) {
        return UNIT.matcher(text)
                .replaceAll("\u00a0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns the number with its thousands apart. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a time in words. */
    static String seconds(double seconds) {
        return seconds < 0.9995
                ? String.format(Locale.ROOT, "%.0f\u00a0ms", seconds * 1000)
                : String.format(Locale.ROOT, "%.1f\u00a0s", seconds);
    }

    /** Returns a row of cells, each of which is HTML already. */
    static String row(Object... cells) {
        return Arrays.stream(cells)
                .map(cell -> "<td>" + cell + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
