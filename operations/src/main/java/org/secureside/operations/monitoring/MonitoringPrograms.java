package org.secureside.operations.monitoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.packages.PackageInstaller;
import org.secureside.operations.packages.Software;
import org.secureside.operations.process.Programs;

/**
 * The programs of the monitoring.
 *
 * @param prometheus it gathers metrics and decides about alerts
 * @param alertmanager it groups alerts and leaves out those that follow from others
 * @param postgresExporter it tells what PostgreSQL does; empty where it is not to be had
 */
public record MonitoringPrograms(Path prometheus, Path alertmanager, Optional<Path> postgresExporter) {

    private static final Software PROGRAMS = new Software(
            "Prometheus with its Alertmanager",
            "prometheus",
            List.of("prometheus", "prometheus-alertmanager"),
            List.of("golang-github-prometheus", "golang-github-prometheus-alertmanager"),
            List.of("prometheus", "alertmanager"),
            List.of("prometheus", "prometheus-alertmanager", "prometheus-node-exporter"));

    private static final List<String> EXPORTER = List.of("prometheus-postgres-exporter");

    private static final Software POSTGRES_EXPORTER = new Software(
            "Prometheus's exporter for PostgreSQL", "postgres-exporter", EXPORTER, EXPORTER, EXPORTER, EXPORTER);

    /**
     * Returns them, installed if need be. Without the exporter of PostgreSQL it goes on: not every system has it as a
     * package.
     *
     * @param say tells the operator what will not be watched
     * @throws CommandFailure if Prometheus or Alertmanager is not there and cannot be installed
     */
    public static MonitoringPrograms require(Programs programs, PackageInstaller installer, Consumer<String> say) {
        MonitoringPrograms watchers = installer.require(PROGRAMS, () -> find(programs));
        try {
            Path exporter = installer.require(POSTGRES_EXPORTER, () -> findExporter(programs));
            return new MonitoringPrograms(watchers.prometheus(), watchers.alertmanager(), Optional.of(exporter));
        } catch (CommandFailure e) {
            say.accept("PostgreSQL is not watched: " + OneLine.of(e));
            return watchers;
        }
    }

    private static Optional<Path> findExporter(Programs programs) {
        // Debian and Alpine call it by the longer name.
        return programs.find("prometheus-postgres-exporter").or(() -> programs.find("postgres_exporter"));
    }

    private static Optional<MonitoringPrograms> find(Programs programs) {
        Optional<Path> prometheus = programs.find("prometheus");
        // Debian calls it by the longer name.
        Optional<Path> alertmanager = programs.find("prometheus-alertmanager").or(() -> programs.find("alertmanager"));
        return prometheus.flatMap(
                one -> alertmanager.map(other -> new MonitoringPrograms(one, other, Optional.empty())));
    }
}
