package org.secureside.operations.loadbalancer.syntax;

/**
 * One word of a directive.
 *
 * @param raw the word as written, quotes and escapes included
 * @param value the word as nginx reads it
 * @param line the line on which it begins, counted from 1
 */
public record Word(String raw, String value, int line) {

    /** Returns the word with another value, quoted if it must be. */
    public Word with(String other) {
        return new Word(quote(other), other, line);
    }

    /** Returns a word that nginx reads as the value. */
    public static Word of(String value, int line) {
        return new Word(quote(value), value, line);
    }

    private static String quote(String value) {
        boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> " \t\r\n;{}\"'\\#".indexOf(c) >= 0);
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
