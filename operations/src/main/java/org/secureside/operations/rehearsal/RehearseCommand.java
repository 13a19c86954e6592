package org.secureside.operations.rehearsal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secureside rehearse}: makes happen again what must not happen again. */
@Command(
        name = "rehearse",
        description = "Make an outage happen on a local stack, and show what becomes of it.",
        subcommands = OutageCommand.class)
public final class RehearseCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which outage? There is \"rehearse outage\"");
    }
}
