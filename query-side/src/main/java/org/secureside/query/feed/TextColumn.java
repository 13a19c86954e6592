package org.secureside.query.feed;

import org.jspecify.annotations.Nullable;

/**
 * How the text of a message is written into a column of PostgreSQL, which holds every Unicode scalar value but U+0000. In
 * its place stands U+001A (substitute), followed by U+0001; U+001A itself is written as U+001A, U+0002. Neither is a
 * letter in any language, so a search takes them for what they stand for: something between words.
 */
public final class TextColumn {

    private static final String SUBSTITUTE = "\u001a";
    private static final String STANDS_FOR_NUL = SUBSTITUTE + "\u0001";
    private static final String STANDS_FOR_ITSELF = SUBSTITUTE + "\u0002";

    private TextColumn() {}

    /** Returns what is to be written for a text. */
    static @Nullable String of(@Nullable String text) {
        return text == null ? null : text.replace(SUBSTITUTE, STANDS_FOR_ITSELF).replace("\u0000", STANDS_FOR_NUL);
    }

    /** Returns the text for which something was written. */
    public static @Nullable String read(@Nullable String written) {
        return written == null ? null : readText(written);
    }

    /** As {@link #read}, for what is never null. */
    public static String readText(String written) {
        return written.replace(STANDS_FOR_NUL, "\u0000").replace(STANDS_FOR_ITSELF, SUBSTITUTE);
    }

    /**
     * Returns an expression of SQL for the bytes in UTF-8 of the text that an expression holds as it was written.
     *
     * @param written an expression of type {@code text}
     */
    public static String utf8(String written) {
        // The format "escape" leaves these characters as they are, doubles backslashes, and writes a zero byte as \000.
        return "decode(replace(replace(encode(convert_to(" + written + ", 'UTF8'), 'escape'),"
                + " U&'\\001A\\0001', '\\000'), U&'\\001A\\0002', U&'\\001A'), 'escape')";
    }
}
