package org.secureside.operations.rehearsal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.loadbalancer.release.OperationsLog;
import org.secureside.operations.process.ToolRun;

/**
 * The deployment of the fault: {@code lb deploy --force} in a process of its own, just as an operator would do it.
 * Closed early, it is asked to end, and then takes the fault back before it does.
 */
final class Forced implements AutoCloseable {

    private static final Duration WATCH = Duration.ofSeconds(60);
    private static final Duration PATIENCE = WATCH.plusSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration TIME_TO_GO_BACK = Duration.ofSeconds(25);

    private final Path data;
    private final Instant begin = Instant.now();
    private final Process process;

    private Forced(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /** Begins the deployment. */
    static Forced deploy(Path data, Path file) throws IOException {
        Process process = new ProcessBuilder(secureside(
                        "lb",
                        "deploy",
                        file.toString(),
                        "--force",
                        "--why",
                        "keep each neighborhood on one node, for its cache",
                        "--watch",
                        WATCH.toSeconds() + "s",
                        "--data",
                        data.toString()))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        return new Forced(data, process);
    }

    /**
     * Waits for the end of the deployment and returns what became of it.
     *
     * @param witness is told of each step when it is seen
     * @throws CommandFailure if it could not be made
     */
    Fate await(Consumer<OperationsLog.Entry> witness) throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        Thread listener = Thread.ofVirtual().start(() -> listen(said));
        Instant end = Instant.now().plus(PATIENCE);
        int told = 0;
        for (boolean over = false; !over; ) {
            over = process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            List<OperationsLog.Entry> steps = OperationsLog.since(begin, data);
            steps.subList(told, steps.size()).forEach(witness);
            told = steps.size();
            if (!over && Instant.now().isAfter(end)) {
                throw CommandFailure.environment("lb deploy does not end");
            }
        }
        listener.join();
        Fate fate = new Fate(
                at("reloaded"),
                at("complaint"),
                at("rolled-back"),
                step("complaint").map(Forced::words));
        if (fate.inUse().isEmpty()) {
            throw CommandFailure.environment(
                    "the fault could not be deployed: " + said.toString().strip());
        }
        return fate;
    }

    /** Takes the fault back, where nobody else did. */
    void takeBack() {
        ToolRun rollback = ToolRun.of(
                data, secureside("lb", "rollback", "--why", "the rehearsal is over", "--data", data.toString()));
        if (!rollback.succeeded()) {
            throw CommandFailure.environment("the fault is still in use, and could not be taken back: "
                    + rollback.output().strip());
        }
    }

    private static List<String> secureside(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.secureside.operations.SecureSide"));
        command.addAll(List.of(arguments));
        return command;
    }

    private void listen(StringBuilder said) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> said.append(line).append(' '));
        } catch (IOException | UncheckedIOException e) {
            said.append(e.getMessage());
        }
    }

    private Optional<Instant> at(String name) throws IOException {
        return step(name).map(OperationsLog.Entry::at);
    }

    private Optional<OperationsLog.Entry> step(String name) throws IOException {
        return OperationsLog.since(begin, data).stream()
                .filter(entry -> entry.step().equals(name))
                .findFirst();
    }

    /** Returns what the operator was told of a step. */
    static String words(OperationsLog.Entry entry) {
        return String.valueOf(entry.detail().get("words"));
    }

    @Override
    public void close() {
        process.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(TIME_TO_GO_BACK.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What became of the deployment, by the operations log.
     *
     * @param inUse when nginx ran the fault
     * @param noticed when it was complained about
     * @param takenBack when the former configuration ran again
     * @param complaint the complaint
     */
    record Fate(
            Optional<Instant> inUse,
            Optional<Instant> noticed,
            Optional<Instant> takenBack,
            Optional<String> complaint) {}
}
