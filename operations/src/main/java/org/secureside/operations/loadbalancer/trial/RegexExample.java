package org.secureside.operations.loadbalancer.trial;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a path that a regular expression of a location matches, by taking the first of every choice. It knows what
 * people write in locations; whether the example really matches, the caller finds out by trying.
 */
final class RegexExample {

    private static final Pattern GROUP_HEAD = Pattern.compile("^\\?(:|<\\w+>|P<\\w+>|'\\w+')");

    private final String regex;
    private int at;

    private RegexExample(String regex) {
        this.regex = regex;
    }

    /** Returns an example that begins with a slash, or empty if the expression is beyond this. */
    static Optional<String> of(String regex) {
        RegexExample example = new RegexExample(regex.replaceFirst("^\\(\\?i\\)", ""));
        String text = example.alternatives();
        if (example.at < example.regex.length()) {
            return Optional.empty();
        }
        return Optional.of(text.startsWith("/") ? text : "/" + text);
    }

    /** Reads up to a closing parenthesis or the end; only the first alternative counts. */
    private String alternatives() {
        String first = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            text.append(repeated(atom()));
        }
        return text.toString();
    }

    private String atom() {
        char sign = regex.charAt(at++);
        return switch (sign) {
            case '^', '$' -> "";
            case '.' -> "x";
            case '\\' -> escaped();
            case '[' -> set();
            case '(' -> group();
            default -> String.valueOf(sign);
        };
    }

    private String escaped() {
        if (at == regex.length()) {
            return "";
        }
        char sign = regex.charAt(at++);
        return switch (sign) {
            case 'd' -> "1";
            case 'w', 'S', 'D' -> "x";
            case 's' -> " ";
            case 'b', 'B', 'A', 'z', 'Z' -> "";
            default -> String.valueOf(sign);
        };
    }

    private String group() {
        var head = GROUP_HEAD.matcher(regex.substring(at));
        if (head.find()) {
            at += head.end();
        } else if (at < regex.length() && regex.charAt(at) == '?') {
            // Looking around is beyond this; leaving the reader in the middle says so.
            return "";
        }
        String text = alternatives();
        at = Math.min(at + 1, regex.length());
        return text;
    }

    private String set() {
        boolean negated = at < regex.length() && regex.charAt(at) == '^';
        int start = negated ? at + 1 : at;
        int end = regex.indexOf(']', start + 1);
        if (end < 0) {
            return "";
        }
        String inside = regex.substring(start, end);
        at = end + 1;
        if (!negated) {
            return inside.startsWith("\\d") ? "1" : inside.startsWith("\\") ? "x" : inside.substring(0, 1);
        }
        return inside.contains("x") ? "1" : "x";
    }

    private String repeated(String atom) {
        if (at == regex.length()) {
            return atom;
        }
        String times = atom;
        char sign = regex.charAt(at);
        if (sign == '{') {
            int end = regex.indexOf('}', at);
            String least = end < 0 ? "" : regex.substring(at + 1, end).split(",", 2)[0];
            times = least.matches("\\d{1,3}") ? atom.repeat(Integer.parseInt(least)) : atom;
            at = end < 0 ? regex.length() : end + 1;
        } else if (sign == '*' || sign == '+' || sign == '?') {
            at++;
        }
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        return times;
    }
}
