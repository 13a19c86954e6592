package org.secureside.operations.replay;

import picocli.CommandLine.Command;

/** {@code secureside replay pause}. */
@Command(name = "pause", description = "Have the nodes stop where they are, until the replay is resumed.")
final class PauseCommand extends OrderCommand {

    PauseCommand() {
        super("pause", "paused");
    }
}
