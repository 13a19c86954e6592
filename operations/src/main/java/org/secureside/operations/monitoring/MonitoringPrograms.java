package org.secureside.operations.monitoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.packages.PackageInstaller;
import org.secureside.operations.packages.Software;
import org.secureside.operations.process.Programs;

/**
 * The programs of the monitoring.
 *
 * @param prometheus it gathers metrics and decides about alerts
 * @param alertmanager it groups alerts and leaves out those that follow from others
 */
public record MonitoringPrograms(Path prometheus, Path alertmanager) {

    private static final Software PROGRAMS = new Software(
            "Prometheus with its Alertmanager",
            "prometheus",
            List.of("prometheus", "prometheus-alertmanager"),
            List.of("golang-github-prometheus", "golang-github-prometheus-alertmanager"),
            List.of("prometheus", "alertmanager"),
            List.of("prometheus", "prometheus-alertmanager", "prometheus-node-exporter"));

    /**
     * Returns them, installed if need be.
     *
     * @throws CommandFailure if one of them is not there and cannot be installed
     */
    public static MonitoringPrograms require(Programs programs, PackageInstaller installer) {
        return installer.require(PROGRAMS, () -> find(programs));
    }

    private static Optional<MonitoringPrograms> find(Programs programs) {
        Optional<Path> prometheus = programs.find("prometheus");
        // Debian calls it by the longer name.
        Optional<Path> alertmanager = programs.find("prometheus-alertmanager").or(() -> programs.find("alertmanager"));
        return prometheus.flatMap(one -> alertmanager.map(other -> new MonitoringPrograms(one, other)));
    }
}
