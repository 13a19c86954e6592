package org.secureside.operations.cli;

import java.util.regex.Pattern;

/** Words for a POSIX shell. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /** Returns the word so that a shell reads it as one word, quoted only if it must be. */
    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
