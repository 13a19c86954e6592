package org.secureside.operations.stack;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.ProcessIdentity;
import picocli.CommandLine;

/** A stack to try something on: the one that runs in a data folder, or one that is started and stopped again. */
public final class BorrowedStack implements AutoCloseable {

    private final Path data;
    private final boolean started;

    private BorrowedStack(Path data, boolean started) {
        this.data = data;
        this.started = started;
    }

    /**
     * Takes the stack that runs in the data folder, or starts one there.
     *
     * @param port the port for clients of a stack that is started
     * @param errors where a start says what is wrong
     * @throws CommandFailure if there is none and none can be started
     */
    public static BorrowedStack take(Path data, int port, PrintWriter errors) {
        if (runs(data)) {
            return new BorrowedStack(data, false);
        }
        CommandLine up = new CommandLine(new UpCommand());
        up.setOut(new PrintWriter(PrintWriter.nullWriter()));
        up.setErr(errors);
        int exitCode = new BackgroundStart(
                        List.of("up", "--detach", "--data", data.toString(), "--port", Integer.toString(port)), up)
                .run();
        if (exitCode != 0) {
            throw CommandFailure.environment("the stack did not start");
        }
        return new BorrowedStack(data, true);
    }

    /** Returns whether it was started for this, and will be stopped. */
    public boolean isStarted() {
        return started;
    }

    /** Returns its description. */
    public StackDescription description() {
        return StackDescription.read(data);
    }

    private static boolean runs(Path data) {
        return Files.exists(new DataFolder(data).description())
                && Optional.ofNullable(StackDescription.read(data).supervisor())
                        .flatMap(ProcessIdentity::find)
                        .isPresent();
    }

    @Override
    public void close() {
        if (started) {
            // Whoever is interrupted must still wait until everything has stopped.
            boolean interrupted = Thread.interrupted();
            CommandLine down = new CommandLine(new DownCommand());
            down.setOut(new PrintWriter(PrintWriter.nullWriter()));
            down.execute("--data", data.toString());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
