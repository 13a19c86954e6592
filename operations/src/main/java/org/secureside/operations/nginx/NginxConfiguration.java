package org.secureside.operations.nginx;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.api.OperatorsRoutes;
import org.secureside.operations.cli.Template;

/**
 * What nginx has to know of a stack.
 *
 * @param port the port on 127.0.0.1 that clients use
 * @param commandNodes the ports of the nodes that take writes
 * @param queryNodes the ports of the nodes that serve reads
 */
public record NginxConfiguration(int port, List<Integer> commandNodes, List<Integer> queryNodes) {

    /** What a node lets in however slow it is: of more, it would have to refuse some itself, later and at its own cost. */
    private static final int REQUESTS_AT_A_NODE = 64;

    /** Room for those who write what is urgent, whatever the others do. */
    private static final int URGENT_REQUESTS_AT_A_NODE = 32;

    /** What a node may answer: of those who come beyond that, more are refused than find a place. */
    private static final int WRITERS_A_SECOND_AT_A_NODE = 1_000;

    private static final int READERS_A_SECOND_AT_A_NODE = 2_000;

    private static final String PASSIVE_HEALTH = "max_fails=3 fail_timeout=2s";

    /** More than a crowd of readers that wait for their writes comes to, fewer than a dead node among many makes. */
    private static final String REFUSALS_ARE_NO_FAULT = "max_fails=1000 fail_timeout=1s";

    public NginxConfiguration {
        commandNodes = List.copyOf(commandNodes);
        queryNodes = List.copyOf(queryNodes);
    }

    /** Returns the configuration file. */
    public String render() {
        int writers = commandNodes.size() * WRITERS_A_SECOND_AT_A_NODE;
        int readers = queryNodes.size() * READERS_A_SECOND_AT_A_NODE;
        return Template.named("nginx/nginx.conf.template")
                .fill(Map.ofEntries(
                        Map.entry("port", port),
                        Map.entry("commandNodes", servers(commandNodes, PASSIVE_HEALTH)),
                        Map.entry("queryNodes", servers(queryNodes, PASSIVE_HEALTH)),
                        Map.entry("anyQueryNodes", servers(queryNodes, REFUSALS_ARE_NO_FAULT)),
                        Map.entry("roomToWrite", commandNodes.size() * REQUESTS_AT_A_NODE),
                        Map.entry("roomToWriteUrgently", commandNodes.size() * URGENT_REQUESTS_AT_A_NODE),
                        Map.entry("roomToRead", queryNodes.size() * REQUESTS_AT_A_NODE),
                        Map.entry("writersASecond", writers),
                        Map.entry("manyWriters", writers / 2),
                        Map.entry("tooManyWriters", 2 * writers),
                        Map.entry("readersASecond", readers),
                        Map.entry("manyReaders", readers / 2),
                        Map.entry("tooManyReaders", 2 * readers),
                        Map.entry("operatorsAreas", String.join("|", OperatorsRoutes.AREAS)),
                        Map.entry("nodeRoutes", nodeRoutes()),
                        Map.entry(
                                "problems",
                                Arrays.stream(Problem.values())
                                        .map(Problem::location)
                                        .collect(Collectors.joining("\n\n")))));
    }

    private String nodeRoutes() {
        return Stream.concat(
                        NodeRoute.all("command", commandNodes).stream(), NodeRoute.all("query", queryNodes).stream())
                .map(NodeRoute::locations)
                .collect(Collectors.joining("\n\n"));
    }

    private static String servers(Collection<Integer> ports, String parameters) {
        return ports.stream()
                .map(port -> "        server 127.0.0.1:%d %s;".formatted(port, parameters))
                .collect(Collectors.joining("\n"));
    }
}
