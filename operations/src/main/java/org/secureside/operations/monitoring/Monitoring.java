package org.secureside.operations.monitoring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secureside.operations.cli.Template;
import org.secureside.operations.node.Node;
import org.secureside.operations.postgres.Monitor;
import org.secureside.operations.process.Probe;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Signal;

/**
 * What watches a stack: the exporters of the load balancer's access log and of PostgreSQL, Prometheus and Alertmanager,
 * all on 127.0.0.1.
 *
 * @param folder where they keep everything
 * @param exporterPort where the exporter serves
 * @param prometheusPort where Prometheus serves
 * @param alertmanagerPort where Alertmanager serves
 * @param postgresExporterPort where the exporter of PostgreSQL serves
 */
public record Monitoring(
        Path folder, int exporterPort, int prometheusPort, int alertmanagerPort, int postgresExporterPort) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> RULES =
            List.of("load-balancer", "error-budget", "service", "databases", "processes");

    /** Returns where people look at the metrics. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + prometheusPort);
    }

    /**
     * Writes the configurations and returns the processes to run.
     *
     * @param monitor whom the exporter of PostgreSQL is towards the server
     * @param data the data folder of the stack
     * @param log gives the file that takes the output of a process
     * @throws IOException if the folder cannot be written
     */
    public List<ProcessSpec> prepare(
            MonitoringPrograms programs, Monitor monitor, Path data, List<Node> nodes, Function<String, Path> log)
            throws IOException {
        Path prometheus = Files.createDirectories(folder.resolve("prometheus"));
        Path alertmanager = Files.createDirectories(folder.resolve("alertmanager"));
        Path exporter = Files.createDirectories(folder.resolve("exporter"));
        Files.writeString(
                prometheus.resolve("prometheus.yml"),
                Template.named("monitoring/prometheus.yml.template")
                        .fill(Map.of(
                                "exporter",
                                "127.0.0.1:" + exporterPort,
                                "alertmanager",
                                "127.0.0.1:" + alertmanagerPort,
                                "prometheus",
                                "127.0.0.1:" + prometheusPort,
                                "databases",
                                programs.postgresExporter().isPresent() ? databases() : "[]",
                                "nodes",
                                nodes.stream().map(Monitoring::target).collect(Collectors.joining()))));
        for (String name : RULES) {
            String file = name + ".yml";
            Files.writeString(
                    prometheus.resolve(file),
                    Template.named("monitoring/rules/" + file).text());
        }
        Files.writeString(
                alertmanager.resolve("alertmanager.yml"),
                Template.named("monitoring/alertmanager.yml").text());
        List<ProcessSpec> watchers = new ArrayList<>();
        watchers.add(spec("exporter", exporter, log, exporterPort, exporter(data)));
        if (programs.postgresExporter().isPresent()) {
            watchers.add(postgresExporter(
                    new PostgresExporter(programs.postgresExporter().get(), monitor), log));
        }
        watchers.add(spec(
                "alertmanager",
                alertmanager,
                log,
                alertmanagerPort,
                List.of(
                        programs.alertmanager().toString(),
                        "--config.file=alertmanager.yml",
                        "--storage.path=data",
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + alertmanagerPort)));
        watchers.add(spec(
                "prometheus",
                prometheus,
                log,
                prometheusPort,
                List.of(
                        programs.prometheus().toString(),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--storage.tsdb.retention.time=7d",
                        "--web.listen-address=127.0.0.1:" + prometheusPort)));
        return List.copyOf(watchers);
    }

    private ProcessSpec postgresExporter(PostgresExporter exporter, Function<String, Path> log) throws IOException {
        String name = PostgresExporter.NAME;
        return new ProcessSpec(
                name,
                exporter.command(postgresExporterPort),
                exporter.environment(),
                Files.createDirectories(folder.resolve(name)),
                log.apply(name),
                Signal.TERM,
                PATIENCE,
                Probe.ofPort(postgresExporterPort));
    }

    private String databases() {
        return "[{targets: ['127.0.0.1:%d'], labels: {node: postgres}}]".formatted(postgresExporterPort);
    }

    private List<String> exporter(Path data) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.secureside.operations.SecureSide",
                "lb",
                "exporter",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(exporterPort));
    }

    private static ProcessSpec spec(
            String name, Path home, Function<String, Path> log, int port, List<String> command) {
        return new ProcessSpec(
                name, command, Map.of(), home, log.apply(name), Signal.TERM, PATIENCE, Probe.ofPort(port));
    }

    private static String target(Node node) {
        return """
                      - targets: ['127.0.0.1:%d']
                        labels: {node: %s}
                """.formatted(node.managementPort(), node.name());
    }
}
