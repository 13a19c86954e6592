package org.secureside.operations.loadbalancer.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes that nginx knows in words; every other backslash stays, for regular expressions need it. */
final class Escapes {

    private static final Pattern KNOWN = Pattern.compile("\\\\([\"'\\\\trn])");

    private Escapes() {}

    static String resolve(String text) {
        return KNOWN.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(resolve(found.group(1).charAt(0))));
    }

    private static String resolve(char escaped) {
        return switch (escaped) {
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'n' -> "\n";
            default -> String.valueOf(escaped);
        };
    }
}
