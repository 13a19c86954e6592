package org.secureside.operations.replay;

import picocli.CommandLine.Command;

/** {@code secureside replay cancel}. */
@Command(name = "cancel", description = "Have the nodes give a replay up; what is read goes on to be served.")
final class CancelCommand extends OrderCommand {

    CancelCommand() {
        super("cancel", "cancelled");
    }
}
