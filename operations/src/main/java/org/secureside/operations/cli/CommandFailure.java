package org.secureside.operations.cli;

import org.jspecify.annotations.Nullable;

/**
 * The end of a command that could not do what it was asked for. The message is the one line the operator gets on
 * standard error, so it names the cause and, where there is one, the remedy.
 */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit code for a finding: the command worked, and what it looked at is not as it should be. */
    public static final int FINDING = 1;

    /** The exit code for wrong usage and for an environment in which the command cannot work. */
    public static final int USAGE_OR_ENVIRONMENT = 2;

    private final int exitCode;

    private CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(OneLine.of(message), cause);
        this.exitCode = exitCode;
    }

    /** What was looked at is not as it should be: exit code {@value #FINDING}. */
    public static CommandFailure finding(String message) {
        return new CommandFailure(FINDING, message, null);
    }

    /** The command was used wrongly, or cannot work here: exit code {@value #USAGE_OR_ENVIRONMENT}. */
    public static CommandFailure environment(String message) {
        return new CommandFailure(USAGE_OR_ENVIRONMENT, message, null);
    }

    /** As {@link #environment(String)}, with what caused it. */
    public static CommandFailure environment(String message, Throwable cause) {
        return new CommandFailure(USAGE_OR_ENVIRONMENT, message, cause);
    }

    /** Returns the exit code of the process. */
    public int exitCode() {
        return exitCode;
    }

    /** Returns the one line for the operator. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
