package org.secureside.operations.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.node.Application;
import org.secureside.operations.node.Node;

/**
 * Which process listens where. All follows from the public port, so two stacks whose public ports are a few dozen apart
 * do not meet.
 *
 * @param front the port of nginx, which clients use
 * @param queryNodeCount how many query nodes there are
 */
record Ports(int front, int queryNodeCount) {

    private static final int OFFSET = 10_000;
    private static final int LAST_PORT = 65_535;
    private static final int MOST_NODES = 16;

    /** Beyond the ports of as many nodes as there can be. */
    private static final int MONITORING = 40;

    Ports {
        if (queryNodeCount < 1 || queryNodeCount > MOST_NODES) {
            throw CommandFailure.environment(
                    "--nodes must be between 1 and %d, not %d".formatted(MOST_NODES, queryNodeCount));
        }
        int last = LAST_PORT - OFFSET - MONITORING - 3;
        if (front < 1 || front > last) {
            throw CommandFailure.environment(
                    ("--port must be between 1 and %d, not %d: the internal ports are those" + " from %,d above it on")
                            .formatted(last, front, OFFSET));
        }
    }

    int postgres() {
        return front + OFFSET;
    }

    int exporter() {
        return front + OFFSET + MONITORING;
    }

    int prometheus() {
        return front + OFFSET + MONITORING + 1;
    }

    int alertmanager() {
        return front + OFFSET + MONITORING + 2;
    }

    int postgresExporter() {
        return front + OFFSET + MONITORING + 3;
    }

    /** Returns the ports of the monitoring with the names of what listens there. */
    Map<Integer, String> monitoring() {
        return Map.of(
                exporter(), "exporter",
                prometheus(), "prometheus",
                alertmanager(), "alertmanager",
                postgresExporter(), "postgres-exporter");
    }

    Node commandNode() {
        return node("command-1", Application.COMMAND_SIDE, 0);
    }

    List<Node> queryNodes() {
        return IntStream.rangeClosed(1, queryNodeCount)
                .mapToObj(number -> node("query-" + number, Application.QUERY_SIDE, number))
                .toList();
    }

    /** Returns every port with the name of what listens there. */
    Map<Integer, String> all() {
        Map<Integer, String> all = new LinkedHashMap<>();
        all.put(front, "nginx");
        all.put(postgres(), "postgres");
        put(all, commandNode());
        queryNodes().forEach(node -> put(all, node));
        return all;
    }

    private static void put(Map<Integer, String> all, Node node) {
        all.put(node.port(), node.name());
        all.put(node.managementPort(), node.name() + " management");
    }

    private Node node(String name, Application application, int index) {
        int port = front + OFFSET + 1 + 2 * index;
        return new Node(name, application, port, port + 1);
    }
}
