package org.secureside.operations.stack;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import picocli.CommandLine;

/**
 * Starts a supervisor in the background, passes on what it says, and comes back when it is up or has failed. The
 * supervisor gets a session of its own, so that it outlives this terminal.
 */
final class BackgroundStart {

    /** The supervisor's last line when it is up: the control character ACK, which no text contains. */
    static final String UP = "\u0006";

    private static final String ERROR = "secureside: ";

    /** Set for the supervisor: it gets the arguments as they were given, --detach among them. */
    private static final String MARK = "secureside.supervisor";

    private final List<String> arguments;
    private final CommandLine commandLine;
    private volatile boolean up;

    /**
     * @param arguments those of {@code up} as they were given
     * @param commandLine for its streams
     */
    BackgroundStart(List<String> arguments, CommandLine commandLine) {
        this.arguments = arguments;
        this.commandLine = commandLine;
    }

    /** Tells whether this process is the supervisor in the background. */
    static boolean isSupervisor() {
        return Boolean.getBoolean(MARK);
    }

    int run() {
        try {
            Process supervisor = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            // Ctrl-C here means: not any more.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stopUnlessUp(supervisor)));
            up = passOn(supervisor);
            return up ? 0 : supervisor.waitFor();
        } catch (IOException e) {
            throw CommandFailure.environment("the supervisor cannot be started: " + OneLine.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.environment("interrupted", e);
        }
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + MARK + "=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("org.secureside.operations.SecureSide");
        command.addAll(arguments);
        return command;
    }

    private boolean passOn(Process supervisor) throws IOException {
        PrintWriter out = commandLine.getOut();
        PrintWriter err = commandLine.getErr();
        try (BufferedReader lines = supervisor.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(UP)) {
                    return true;
                }
                PrintWriter stream = line.startsWith(ERROR) ? err : out;
                stream.println(line);
                stream.flush();
            }
        }
        return false;
    }

    private void stopUnlessUp(Process supervisor) {
        if (up) {
            return;
        }
        // Its handle leaves its output open, so what it still says is passed on.
        supervisor.toHandle().destroy();
        try {
            supervisor.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
