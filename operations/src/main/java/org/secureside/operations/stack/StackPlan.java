package org.secureside.operations.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.monitoring.Monitoring;
import org.secureside.operations.monitoring.MonitoringPrograms;
import org.secureside.operations.nginx.Nginx;
import org.secureside.operations.nginx.NginxConfiguration;
import org.secureside.operations.node.Application;
import org.secureside.operations.node.Node;
import org.secureside.operations.node.StartUp;
import org.secureside.operations.postgres.PostgresServer;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.Signal;
import org.secureside.operations.token.LocalIssuer;

/**
 * What a stack is to consist of.
 *
 * @param data where it keeps everything
 * @param ports which process listens where
 * @param events where events are stored
 * @param build the folder of the prepared build
 * @param startUp how the applications start
 * @param nginx the nginx to put in front, or empty for a stack without
 * @param watchers the programs that watch it, or empty for a stack without
 */
record StackPlan(
        DataFolder data,
        Ports ports,
        EventStore events,
        Path build,
        StartUp startUp,
        Optional<Nginx> nginx,
        Optional<MonitoringPrograms> watchers) {

    /** The connections that a node's two pools may open at most, with some to spare. */
    private static final int CONNECTIONS_PER_NODE = 24;

    private static final int CONNECTIONS_FOR_PEOPLE = 16;
    private static final String RESIDENT_RATE = "SECURESIDE_ADMISSION_RESIDENTRATE";
    private static final String RESIDENT_BURST = "SECURESIDE_ADMISSION_RESIDENTBURST";

    List<Node> nodes() {
        return Stream.concat(Stream.of(ports.commandNode()), ports.queryNodes().stream())
                .toList();
    }

    int connections() {
        return CONNECTIONS_FOR_PEOPLE + CONNECTIONS_PER_NODE * nodes().size();
    }

    List<String> databases() {
        return Stream.concat(Stream.of(EventStore.DATABASE), nodes().stream().map(StackPlan::databaseOf))
                .toList();
    }

    /** Returns where clients write: nginx, or without it the command node. */
    URI writeUrl() {
        return nginx.isPresent() ? publicUrl() : ports.commandNode().url();
    }

    /** Returns where clients read: nginx, or without it a query node. */
    URI readUrl() {
        return nginx.isPresent() ? publicUrl() : ports.queryNodes().getFirst().url();
    }

    Monitoring monitoring() {
        return new Monitoring(
                data.root().resolve("monitoring"),
                ports.exporter(),
                ports.prometheus(),
                ports.alertmanager(),
                ports.postgresExporter());
    }

    NginxConfiguration nginxConfiguration() {
        return new NginxConfiguration(
                ports.front(),
                List.of(ports.commandNode().port()),
                ports.queryNodes().stream().map(Node::port).toList());
    }

    /** Returns the configuration of a node as environment variables (Spring's relaxed binding). */
    Map<String, String> settings(Node node, PostgresServer postgres) {
        Map<String, String> settings = new LinkedHashMap<>(events.settings(postgres));
        settings.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl(databaseOf(node)));
        settings.put("SPRING_DATASOURCE_USERNAME", PostgresServer.USER);
        settings.put("SPRING_DATASOURCE_PASSWORD", postgres.password());
        settings.put(
                "SECURESIDE_SECURITY_PUBLICKEY",
                LocalIssuer.publicKeyFile(data.root()).toUri().toString());
        settings.put("SECURESIDE_SECURITY_ISSUER", LocalIssuer.ISSUER);
        settings.put("SECURESIDE_SECURITY_AUDIENCE", LocalIssuer.AUDIENCE);
        // On a machine of one's own, whoever imports, rehearses or measures does as one resident what many do
        // elsewhere.
        settings.put(RESIDENT_RATE, System.getenv().getOrDefault(RESIDENT_RATE, "2000"));
        settings.put(RESIDENT_BURST, System.getenv().getOrDefault(RESIDENT_BURST, "40000"));
        if (node.application() == Application.COMMAND_SIDE) {
            settings.put(
                    "SECURESIDE_INTAKE_DIRECTORY",
                    data.node(node.name()).resolve("intake").toString());
            settings.put(
                    "SECURESIDE_NODES",
                    ports.queryNodes().stream().map(Node::name).collect(Collectors.joining(",")));
        } else {
            settings.put(
                    "SECURESIDE_NODE_PEERS",
                    ports.queryNodes().stream()
                            .map(peer -> peer.name() + "=" + peer.url())
                            .collect(Collectors.joining(",")));
            settings.put(
                    "SECURESIDE_NODE_COMMANDNODES",
                    ports.commandNode().name() + "=" + ports.commandNode().url());
        }
        return settings;
    }

    /** Returns the description of this stack before any of its processes is started. */
    StackDescription describe(ProcessIdentity supervisor) {
        List<ProcessRecord> processes = new ArrayList<>();
        processes.add(record("postgres", tcp(ports.postgres()), tcp(ports.postgres()), data.postgres(), Signal.INT));
        nodes().forEach(node ->
                processes.add(record(node.name(), node.url(), node.readiness(), data.node(node.name()), Signal.TERM)));
        if (nginx.isPresent()) {
            processes.add(record("nginx", publicUrl(), tcp(ports.front()), data.nginx(), Signal.QUIT));
        }
        if (watchers.isPresent()) {
            processes.add(watcher("exporter", ports.exporter()));
            if (watchers.get().postgresExporter().isPresent()) {
                processes.add(watcher("postgres-exporter", ports.postgresExporter()));
            }
            processes.add(watcher("alertmanager", ports.alertmanager()));
            processes.add(watcher("prometheus", ports.prometheus()));
        }
        Map<String, URI> queryNodes = new LinkedHashMap<>();
        ports.queryNodes().forEach(node -> queryNodes.put(node.name(), node.url()));
        return new StackDescription(
                publicUrl(), ports.commandNode().url(), queryNodes, events.name(), supervisor, processes);
    }

    private ProcessRecord watcher(String name, int port) {
        return record(
                name,
                URI.create("http://127.0.0.1:" + port),
                tcp(port),
                monitoring().folder().resolve(name),
                Signal.TERM);
    }

    URI publicUrl() {
        return URI.create("http://127.0.0.1:" + ports.front());
    }

    private static String databaseOf(Node node) {
        return node.name().replace('-', '_');
    }

    private static URI tcp(int port) {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    private static ProcessRecord record(String name, URI address, URI readiness, Path home, Signal stop) {
        return new ProcessRecord(name, address, readiness, home, stop, 0, null, null);
    }
}
