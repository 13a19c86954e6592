package org.secureside.operations.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.process.LinuxProcess;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.Signal;
import org.secureside.operations.process.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code secureside down}: stops a stack, whether or not its supervisor still lives. */
@Command(name = "down", description = "Stop the stack. Its data are kept.")
public final class DownCommand implements Runnable {

    /** What the supervisor allows its processes one after the other, and some more. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = new DataFolder(data.folder());
        if (!Files.exists(folder.description())) {
            out.println("nothing to stop: no stack was ever started in " + folder.root());
            return;
        }
        StackDescription description = StackDescription.read(folder.root());
        List<String> running = Leftovers.of(description).names();
        boolean supervised = stopSupervisor(description);
        Leftovers leftovers = Leftovers.of(description);
        if (running.isEmpty() && !supervised) {
            out.println("nothing to stop: the stack in %s is not running".formatted(folder.root()));
            return;
        }
        if (!leftovers.isEmpty()) {
            out.println((supervised ? "the supervisor left something behind" : "the supervisor is gone") + ": stopping "
                    + String.join(", ", leftovers.names()));
            leftovers.stop();
        }
        requireNothingLeft(description);
        record(folder, description);
        out.println("stopped: " + (running.isEmpty() ? "the supervisor" : String.join(", ", running.reversed())));
    }

    private static boolean stopSupervisor(StackDescription description) {
        Optional<ProcessIdentity> supervisor = Optional.ofNullable(description.supervisor());
        Optional<LinuxProcess> living = supervisor.flatMap(ProcessIdentity::find);
        living.ifPresent(process -> {
            Signal.TERM.send(List.of(process));
            if (!Waiting.until(() -> supervisor.flatMap(ProcessIdentity::find).isEmpty(), PATIENCE)) {
                Signal.KILL.send(List.of(process));
            }
        });
        return living.isPresent();
    }

    private static void requireNothingLeft(StackDescription description) {
        Leftovers left = Leftovers.of(description);
        if (!left.isEmpty()) {
            throw CommandFailure.finding("these do not stop: " + String.join(", ", left.names()));
        }
    }

    private static void record(DataFolder folder, StackDescription description) {
        try {
            description.stopped().write(folder);
        } catch (IOException e) {
            throw CommandFailure.environment(
                    "%s cannot be written: %s".formatted(folder.description(), OneLine.of(e)), e);
        }
    }
}
