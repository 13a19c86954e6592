package org.secureside.operations.progress;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** What is at the other end of standard error. The launcher can tell by system properties, as the shell knows best. */
final class Terminal {

    private static final String THERE = "secureside.terminal";
    private static final String COLUMNS = "secureside.columns";
    private static final Predicate<String> WIDTH =
            Pattern.compile("[1-9][0-9]{1,3}").asMatchPredicate();
    private static final int USUAL_COLUMNS = 80;

    private Terminal() {}

    /** Tells whether a person looks at it. */
    static boolean isThere() {
        String told = System.getProperty(THERE);
        return told == null ? Ansi.AUTO.enabled() : Boolean.parseBoolean(told);
    }

    /** Returns how many characters fit into a line. */
    static int columns() {
        return Stream.of(
                        System.getProperty(COLUMNS, ""),
                        Map.copyOf(System.getenv()).getOrDefault("COLUMNS", ""))
                .filter(WIDTH)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(USUAL_COLUMNS);
    }
}
