package org.secureside.operations.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Texts of others (exceptions, logs, tools) made fit for a message of one line. */
public final class OneLine {

    private OneLine() {}

    /** Returns the text with every run of white space, line breaks included, as one space. */
    public static String of(String text) {
        return text.strip().replaceAll("\\s+", " ");
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
