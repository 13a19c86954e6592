package org.secureside.operations.stack;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secureside up}: starts a stack and keeps it running. */
@Command(
        name = "up",
        description = {
            "Start a local stack and keep it running until Ctrl-C, or in the background with --detach.",
            "It is PostgreSQL, a command node, query nodes and nginx, all on 127.0.0.1."
        })
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private UpOptions options = new UpOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--detach", description = "Come back when the stack is up, and leave it running.")
    private boolean detach;

    @Override
    public Integer call() {
        if (detach && !BackgroundStart.isSupervisor()) {
            List<String> arguments = spec.commandLine().getParseResult().originalArgs();
            return new BackgroundStart(arguments, spec.commandLine()).run();
        }
        new Supervisor(options, spec.commandLine().getOut(), detach).run();
        return 0;
    }
}
