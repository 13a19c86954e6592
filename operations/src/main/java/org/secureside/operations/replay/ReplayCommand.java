package org.secureside.operations.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secureside replay}: what admins order of the query nodes. */
@Command(
        name = "replay",
        description = "Have projections made again from the events, and watch it.",
        subcommands = {
            RequestCommand.class,
            ListCommand.class,
            ShowCommand.class,
            WatchCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            CancelCommand.class,
            DeadLettersCommand.class
        })
public final class ReplayCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of its commands?");
    }
}
