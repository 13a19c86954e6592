package org.secureside.operations.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of others (exceptions, logs, tools) made fit for a message of one line. */
public final class OneLine {

    /** What terminals obey, what turns or hides text, and what breaks lines; but not what joins letters and emoji. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\x{200C}\\x{200D}]]");

    private OneLine() {}

    /** Returns the text with every run of white space, line breaks included, as one space, and printable. */
    public static String of(String text) {
        return printable(text.strip().replaceAll("\\s+", " "));
    }

    /** Returns the text with a question mark for each character that a terminal would obey instead of showing it. */
    public static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    /** Returns the text, printable, or as much of it as there is room for. */
    public static String printable(String text, int mostCharacters) {
        return text.length() <= mostCharacters ? printable(text) : printable(text.substring(0, mostCharacters)) + "...";
    }

    /** Formats values that others chose; of the format itself, line breaks and all, nothing is replaced. */
    public static String format(String format, @Nullable Object... values) {
        return String.format(
                format,
                Arrays.stream(values)
                        .map(value -> value == null || value instanceof Number ? value : printable(value.toString()))
                        .toArray());
    }

    /** Returns what the exception says; file-system exceptions, which say only a path, get their reason in words. */
    public static String of(Throwable problem) {
        String message = problem.getMessage();
        if (problem instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (problem instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (problem instanceof FileSystemException file && file.getReason() == null) {
            return file.getClass().getSimpleName() + " at " + file.getFile();
        }
        return message == null ? problem.getClass().getSimpleName() : of(message);
    }
}
