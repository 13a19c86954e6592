package org.secureside.operations.nginx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.loadbalancer.release.Stamp;
import org.secureside.operations.process.Diagnosis;
import org.secureside.operations.process.HighPriority;
import org.secureside.operations.process.Probe;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Signal;
import org.secureside.operations.process.ToolRun;
import org.secureside.operations.process.Unprivileged;

/** The nginx of a local stack. It keeps everything below one folder. */
public final class NginxServer {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private NginxServer() {}

    /**
     * Writes the configuration, has nginx check it, and returns the process to run.
     *
     * @param nginx the program
     * @param folder where everything of this nginx is kept
     * @param log the file that takes its error log
     * @throws IOException if the folder cannot be written
     */
    public static ProcessSpec prepare(Nginx nginx, Path folder, Path log, NginxConfiguration configuration)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("nginx.conf"), Stamp.on(configuration.render()));
        // Even where root starts it: its own user could not write a body that does not fit into memory.
        List<String> command = Unprivileged.here().wrap(nginx.command(folder));
        List<String> check = new ArrayList<>(command);
        check.add("-t");
        ToolRun run = ToolRun.of(folder, check);
        if (!run.succeeded()) {
            throw CommandFailure.environment("nginx refuses its configuration: "
                    + Diagnosis.of(run.output()).orElse("exit code " + run.exitCode()));
        }
        return new ProcessSpec(
                "nginx",
                HighPriority.wrap(command),
                Map.of(),
                folder,
                log,
                Signal.QUIT,
                PATIENCE,
                Probe.ofPort(configuration.port()));
    }
}
