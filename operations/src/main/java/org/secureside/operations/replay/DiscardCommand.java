package org.secureside.operations.replay;

import picocli.CommandLine.Command;

/** {@code secureside replay dead-letters discard}. */
@Command(name = "discard", description = "Give the parked events of a stream up.")
final class DiscardCommand extends DeadLetterOrderCommand {

    DiscardCommand() {
        super("discard", "given up");
    }
}
