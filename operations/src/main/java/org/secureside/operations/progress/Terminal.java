package org.secureside.operations.progress;

import picocli.CommandLine.Help.Ansi;

/** What is at the other end of standard error. */
final class Terminal {

    /** The launcher may tell, as the shell knows best. */
    private static final String THERE = "secureside.terminal";

    private Terminal() {}

    /** Tells whether a person looks at it. */
    static boolean isThere() {
        String told = System.getProperty(THERE);
        return told == null ? Ansi.AUTO.enabled() : Boolean.parseBoolean(told);
    }
}
