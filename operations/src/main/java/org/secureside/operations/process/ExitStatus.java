package org.secureside.operations.process;

/** What the exit status of a process means, in words. */
public final class ExitStatus {

    private static final int SIGNAL_BASE = 128;

    private ExitStatus() {}

    /** Returns how a process ended, worded to follow "died". Java reports death by a signal as 128 plus its number. */
    public static String describe(int status) {
        return status > SIGNAL_BASE
                ? "killed by signal " + (status - SIGNAL_BASE)
                : "ended by itself with exit code " + status;
    }
}
