package org.secureside.operations.loadbalancer.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A location block.
 *
 * @param node the block
 * @param kind how its pattern is meant
 * @param pattern what paths are compared with
 */
public record Location(Node node, Kind kind, String pattern) {

    /** The modifiers of a location. */
    public enum Kind {
        EXACT,
        PREFIX,
        /** A prefix that, where it is the longest, keeps regular expressions from being tried. */
        PREFIX_BEFORE_PATTERNS,
        PATTERN,
        PATTERN_IGNORING_CASE,
        NAMED
    }

    /** Returns what the block says. */
    public static Location of(Node node) {
        List<String> words = node.arguments();
        String first = node.argument(0);
        String second = node.argument(1);
        if (words.size() > 1) {
            Kind kind = switch (first) {
                case "=" -> Kind.EXACT;
                case "^~" -> Kind.PREFIX_BEFORE_PATTERNS;
                case "~" -> Kind.PATTERN;
                default -> Kind.PATTERN_IGNORING_CASE;
            };
            return new Location(node, kind, second);
        }
        if (first.startsWith("@")) {
            return new Location(node, Kind.NAMED, first);
        }
        return new Location(node, Kind.PREFIX, first);
    }

    /** Returns whether paths are compared with a regular expression. */
    public boolean isPattern() {
        return kind == Kind.PATTERN || kind == Kind.PATTERN_IGNORING_CASE;
    }

    /** Returns whether paths are compared by how they begin. */
    public boolean isPrefix() {
        return kind == Kind.PREFIX || kind == Kind.PREFIX_BEFORE_PATTERNS;
    }

    /** Returns whether only nginx itself leads requests here. */
    public boolean isInternal() {
        return kind == Kind.NAMED || node.child("internal").isPresent();
    }

    /** Returns the regular expression, or empty if Java cannot read it as nginx's PCRE does. */
    public Optional<Pattern> regex() {
        try {
            return Optional.of(
                    Pattern.compile(pattern, kind == Kind.PATTERN_IGNORING_CASE ? Pattern.CASE_INSENSITIVE : 0));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
