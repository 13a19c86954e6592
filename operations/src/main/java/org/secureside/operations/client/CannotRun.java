package org.secureside.operations.client;

/** The command cannot do its work with these arguments or on this machine as it stands: exit code 2. */
public final class CannotRun extends Exception {

    /**
     * @param reason one line for the person at the terminal: what is wrong and what to do
     */
    public CannotRun(String reason) {
        super(reason);
    }
}
