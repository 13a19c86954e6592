package org.secureside.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.postgres.Monitor;
import org.secureside.operations.postgres.PostgresServer;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.SupervisedProcess;
import org.secureside.operations.process.SupervisionListener;

/** The real exporter at a real PostgreSQL, of the versions at hand. Skipped where the exporter is not installed. */
class PostgresExporterIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern METRIC = Pattern.compile("\\bpg_\\w+");
    private static final Pattern SERIES = Pattern.compile("(?m)^(pg_\\w+)[ {]");

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<SupervisedProcess> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.reversed().forEach(SupervisedProcess::stop);
        http.close();
    }

    @Test
    void itTellsWhatTheAlertsAskForAndThatTheServerIsAway() throws IOException, InterruptedException {
        Optional<Path> program = Programs.ofSystem().find("prometheus-postgres-exporter");
        assumeThat(program).as("prometheus-postgres-exporter is installed").isPresent();
        PostgresServer server =
                PostgresServer.prepare(folder.resolve("postgres"), folder.resolve("postgres.log"), freePort(), 20);
        SupervisedProcess postgres = start(server.process());
        server.createDatabases(List.of("events", "query_1"));
        Monitor monitor = server.createMonitor();
        int port = freePort();
        ProcessSpec exporter = exporter(program.get(), monitor, port);
        start(exporter);

        String metrics = get(port);
        assertThat(seriesOf(metrics)).containsAll(inRules());
        assertThat(metrics)
                .contains("\npg_up 1\n", "pg_scrape_collector_success{collector=\"database\"} 1")
                .contains("pg_exporter_last_scrape_error 0")
                .doesNotContainPattern("pg_scrape_collector_success\\{.*} 0")
                .containsPattern("pg_settings_max_connections\\{.*} 20\n")
                .containsPattern("pg_database_size_bytes\\{datname=\"query_1\".*} [1-9]")
                .containsPattern(
                        "pg_stat_activity_max_tx_duration\\{datname=\"events\",.*state=\"idle in transaction\"} 0");
        String password = Files.readString(monitor.passwordFile()).strip();
        assertThat(exporter.command()).noneMatch(argument -> argument.contains(password));
        assertThat(exporter.environment().values()).noneMatch(value -> value.contains(password));

        postgres.stop();
        await().atMost(LONG).untilAsserted(() -> assertThat(get(port)).contains("\npg_up 0\n"));
        assertThat(Files.readString(exporter.log())).doesNotContain(password);

        start(server.process());
        await().atMost(LONG).untilAsserted(() -> assertThat(get(port)).contains("\npg_up 1\n"));
    }

    private ProcessSpec exporter(Path program, Monitor monitor, int port) throws IOException {
        return new Monitoring(folder.resolve("monitoring"), 1, 2, 3, port)
                        .prepare(
                                new MonitoringPrograms(
                                        Path.of("prometheus"), Path.of("alertmanager"), Optional.of(program)),
                                monitor,
                                folder,
                                List.of(),
                                process -> folder.resolve(process + ".log"))
                        .stream()
                        .filter(spec -> spec.name().equals(PostgresExporter.NAME))
                        .findFirst()
                        .orElseThrow();
    }

    private SupervisedProcess start(ProcessSpec spec) {
        SupervisedProcess process = new SupervisedProcess(spec, new Silence());
        started.add(process);
        process.start();
        await().atMost(LONG).until(() -> spec.readiness().isReady());
        return process;
    }

    /** Returns the names of PostgreSQL's series that the rules of the alerts ask for. */
    private static Set<String> inRules() throws IOException {
        String expressions = Files.readString(Promtool.RULES.resolve("databases.yml"));
        Set<String> names = METRIC.matcher(expressions)
                .results()
                .map(MatchResult::group)
                .filter(name -> !name.equals("pg_stat_activity")) // a view, named in what to do
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).hasSizeGreaterThan(3);
        return names;
    }

    private static Set<String> seriesOf(String metrics) {
        return SERIES.matcher(metrics)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String get(int port) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
                                .timeout(LONG)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Silence implements SupervisionListener {

        @Override
        public void started(ProcessSpec process, ProcessIdentity identity, int restarts) {}

        @Override
        public void died(ProcessSpec process, String how, int restart) {}

        @Override
        public void readyAgain(ProcessSpec process) {}
    }
}
