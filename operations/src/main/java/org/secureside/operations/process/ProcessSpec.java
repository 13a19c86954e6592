package org.secureside.operations.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process to keep running.
 *
 * @param name its name for the operator
 * @param command what to run
 * @param environment what to add to the supervisor's own environment
 * @param home its working folder, which it shares with no other process
 * @param log the file that takes its output
 * @param stop the signal that asks it to stop
 * @param patience how long it may take to stop before it is killed
 * @param readiness asks it whether it can serve
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path home,
        Path log,
        Signal stop,
        Duration patience,
        Readiness readiness) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
