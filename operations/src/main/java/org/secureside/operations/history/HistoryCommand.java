package org.secureside.operations.history;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secureside history}: what auditors take with them, and how they check it. */
@Command(
        name = "history",
        description = "Look at the history, export it, and show that it was not rewritten.",
        subcommands = {
            TrailCommand.class,
            LooksCommand.class,
            AsOfCommand.class,
            DelaysCommand.class,
            IncidentCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            HeadsCommand.class,
            ProofCommand.class,
            ConsistencyCommand.class,
            CheckCommand.class
        })
public final class HistoryCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of its commands?");
    }
}
