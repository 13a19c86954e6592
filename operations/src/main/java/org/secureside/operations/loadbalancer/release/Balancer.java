package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.WholeFile;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.traffic.NodeNames;
import org.secureside.operations.loadbalancer.trial.NginxProgram;
import org.secureside.operations.process.ToolRun;

/** The running nginx of a stack. */
final class Balancer {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Path data;
    private final Path folder;
    private final NginxProgram program;
    private ProcessHandle lastMaster;

    private Balancer(Path data, NginxProgram program) {
        this.data = data;
        this.folder = data.resolve("nginx");
        this.program = program;
        this.lastMaster = noted().orElseThrow(() -> CommandFailure.environment(
                "no load balancer runs in %s: start the stack with ./secureside up".formatted(folder)));
    }

    /** Returns the balancer of the stack in a data folder. */
    static Balancer of(Path data) {
        NginxProgram program = NginxProgram.find()
                .orElseThrow(() ->
                        CommandFailure.environment("nginx is missing: install it (Debian: apt-get install nginx)"));
        return new Balancer(data, program);
    }

    /** Returns the nodes of the stack, each of which should get traffic; none, if it has no stack. */
    List<Address> nodes() {
        return NodeNames.of(data).addresses();
    }

    Path configuration() {
        return folder.resolve("nginx.conf");
    }

    Path accessLog() {
        return folder.resolve("access.log");
    }

    Path operationsLog() {
        return folder.resolve(OperationsLog.FILE);
    }

    Path releases() {
        return folder.resolve("releases");
    }

    /** Returns the file that whoever changes the balancer holds locked. */
    Path lock() {
        return releases().resolve("lock");
    }

    /** Returns the file that is there while somebody waits for the lock who wants to go back. */
    Path wish() {
        return releases().resolve("wanted");
    }

    /** Returns whether somebody is changing it just now. */
    boolean isBeingChanged() throws IOException {
        if (!Files.exists(lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock(), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        }
    }

    /** Returns what nginx has against a text in the place of the configuration; empty for nothing. */
    Optional<String> objection(String text) throws IOException {
        Path candidate = folder.resolve("nginx.conf.candidate");
        Files.writeString(candidate, text);
        try {
            ToolRun run = program.test(folder, candidate);
            return run.succeeded()
                    ? Optional.empty()
                    : run.output()
                            .lines()
                            .filter(line -> line.contains("[emerg]"))
                            .findFirst()
                            .or(() -> Optional.of(run.output().strip()));
        } finally {
            Files.deleteIfExists(candidate);
        }
    }

    /**
     * Puts a text in the place of the configuration and has nginx read it.
     *
     * @throws IOException if the file cannot be written, or nginx does not take it
     */
    void use(String text) throws IOException, InterruptedException {
        WholeFile.write(configuration(), text, "rw-------");
        Instant end = Instant.now().plus(PATIENCE);
        ProcessHandle master = master(end);
        Set<Long> old = workers(master);
        ToolRun signal = ToolRun.of(folder, List.of("kill", "-HUP", String.valueOf(master.pid())));
        if (!signal.succeeded()) {
            throw new IOException("nginx could not be told: " + signal.output().strip());
        }
        while (old.containsAll(workers(master))) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("nginx did not take it within %d s".formatted(PATIENCE.toSeconds()));
            }
            Thread.sleep(GLANCE);
        }
    }

    private static Set<Long> workers(ProcessHandle master) {
        return master.children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** Returns the master process. One that died is waited for: the supervisor starts it again. */
    private ProcessHandle master(Instant end) throws IOException, InterruptedException {
        while (noted().isEmpty() && !lastMaster.isAlive()) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("nginx does not run");
            }
            Thread.sleep(GLANCE);
        }
        // A configuration may name another file for the process id; the process stays the same.
        lastMaster = noted().orElse(lastMaster);
        return lastMaster;
    }

    private Optional<ProcessHandle> noted() {
        try {
            return ProcessHandle.of(Long.parseLong(
                            Files.readString(folder.resolve("nginx.pid")).strip()))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
