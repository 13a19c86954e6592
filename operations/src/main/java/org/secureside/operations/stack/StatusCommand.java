package org.secureside.operations.stack;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secureside status}: what each process of a stack is doing. */
@Command(
        name = "status",
        description = {
            "Show what each process of the stack is doing.",
            "The exit code is 0 when everything runs and is ready, and 1 when not."
        })
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Path folder = data.folder();
        StackStatus status = StackStatus.of(folder, StackDescription.read(folder));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(status));
        } else {
            StatusTable.lines(status, Instant.now()).forEach(out::println);
        }
        return status.state() == StackStatus.State.READY ? 0 : CommandFailure.FINDING;
    }
}
