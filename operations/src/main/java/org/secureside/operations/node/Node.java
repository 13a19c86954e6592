package org.secureside.operations.node;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secureside.operations.process.Probe;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Signal;

/**
 * One running instance of an application.
 *
 * @param name its name, unique in the stack
 * @param application what it runs
 * @param port where it serves
 * @param managementPort where it tells its health
 */
public record Node(String name, Application application, int port, int managementPort) {

    /** Long enough to end what it has begun, and when recording to write the cache. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PATIENCE_WHEN_RECORDING = Duration.ofMinutes(2);

    /** Returns the address of its API. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns where it tells whether it can serve. */
    public URI readiness() {
        return URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort));
    }

    /**
     * Returns its process.
     *
     * @param build the folder of the prepared build
     * @param home its working folder, which is made if it does not exist
     * @param log the file that takes its output
     * @param settings its configuration as environment variables, without its name and ports
     * @throws IOException if the folder cannot be made
     */
    public ProcessSpec process(Path build, Path home, Path log, StartUp startUp, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(home.resolve("tmp"));
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of(
                "SECURESIDE_NODE_NAME",
                name,
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                Integer.toString(port),
                "MANAGEMENT_SERVER_ADDRESS",
                "127.0.0.1",
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(managementPort),
                // The C library otherwise keeps up to eight pools of memory per processor.
                "MALLOC_ARENA_MAX",
                "2"));
        Duration patience = startUp == StartUp.RECORDING ? PATIENCE_WHEN_RECORDING : PATIENCE;
        return new ProcessSpec(
                name,
                command(build, home, startUp),
                environment,
                home,
                log,
                Signal.TERM,
                patience,
                new Probe(readiness()));
    }

    private List<String> command(Path build, Path home, StartUp startUp) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(application.limits());
        command.addAll(startUp.options(application.cacheIn(build)));
        command.add("-XX:ErrorFile=" + home.resolve("crash-%p.log"));
        command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
        command.add("-jar");
        command.add(application.in(build).resolve(application.jar()).toString());
        return command;
    }
}
