package org.secureside.operations.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of CSV as exports have it (RFC 4180): what is empty without quotes is absent, and the apostrophes that
 * keep spreadsheets from computing do not belong to the value. They stand where a field begins, or behind what separates
 * cells where commas do not.
 */
final class CsvRow {

    private static final Pattern GUARD = Pattern.compile("(?:^|(?<=[;|\t\r\n]))'");

    private CsvRow() {}

    /**
     * Returns the fields.
     *
     * @throws IllegalArgumentException if quotes stand where none may
     */
    static List<@Nullable String> read(String record) {
        String text = record.endsWith("\r") ? record.substring(0, record.length() - 1) : record;
        List<@Nullable String> fields = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            StringBuilder field = new StringBuilder();
            if (quoted) {
                at = readQuoted(text, at + 1, field);
            } else {
                int end = text.indexOf(',', at);
                end = end < 0 ? text.length() : end;
                field.append(text, at, end);
                at = end;
            }
            if (at < text.length() && text.charAt(at) != ',') {
                throw new IllegalArgumentException("something follows a quoted field");
            }
            fields.add(field.isEmpty() && !quoted ? null : unguarded(field.toString()));
            at++;
        }
        return fields;
    }

    private static int readQuoted(String text, int begin, StringBuilder field) {
        int at = begin;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException("a quoted field does not end");
            }
            field.append(text, at, quote);
            at = quote + 1;
            if (at >= text.length() || text.charAt(at) != '"') {
                return at;
            }
            field.append('"');
            at++;
        }
    }

    private static String unguarded(String field) {
        return field.indexOf('\'') < 0 ? field : GUARD.matcher(field).replaceAll("");
    }
}
