package org.secureside.operations.monitoring;

import java.nio.file.Path;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.Programs;

/**
 * The programs of the monitoring, as Debian names them.
 *
 * @param prometheus it gathers metrics and decides about alerts
 * @param alertmanager it groups alerts and leaves out those that follow from others
 */
public record MonitoringPrograms(Path prometheus, Path alertmanager) {

    /**
     * Finds them.
     *
     * @throws CommandFailure if one of them is not installed
     */
    public static MonitoringPrograms require(Programs programs) {
        return new MonitoringPrograms(require(programs, "prometheus"), require(programs, "prometheus-alertmanager"));
    }

    private static Path require(Programs programs, String name) {
        return programs.find(name)
                .orElseThrow(() -> CommandFailure.environment(
                        "--monitoring needs %s: install it (Debian: sudo apt-get install %s)".formatted(name, name)));
    }
}
