package org.secureside.operations.replay;

import picocli.CommandLine.Command;

/** {@code secureside replay dead-letters retry}. */
@Command(name = "retry", description = "Have the parked events of a stream applied again, in their order.")
final class RetryCommand extends DeadLetterOrderCommand {

    RetryCommand() {
        super("retry", "applied again");
    }
}
