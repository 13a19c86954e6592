package org.secureside.operations.replay;

import picocli.CommandLine.Command;

/** {@code secureside replay resume}. */
@Command(name = "resume", description = "Have the nodes go on where they stopped.")
final class ResumeCommand extends OrderCommand {

    ResumeCommand() {
        super("resume", "resumed");
    }
}
