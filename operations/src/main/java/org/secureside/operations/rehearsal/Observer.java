package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.traffic.AccessLog;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.NodeNames;

/** Reads what the load balancer says of the requests: which node got them, and why some failed. Threads share it. */
final class Observer {

    private final AccessLog log;
    private final NodeNames names;
    private final List<String> nodes;
    private final Map<Instant, Map<String, Integer>> tries = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    /**
     * @param data the data folder of the stack
     * @param nodes the names of the query nodes
     */
    Observer(Path data, List<String> nodes) throws IOException {
        this.log = AccessLog.atEnd(data.resolve("nginx/access.log"));
        this.names = NodeNames.of(data);
        this.nodes = List.copyOf(nodes);
    }

    /** Reads what has come since it looked last. */
    synchronized void look() throws IOException {
        for (LoggedRequest request : log.news()) {
            List<Step> steps = request.tries().stream()
                    .map(tried -> new Step(nameOf(tried.server()), tried.status()))
                    .toList();
            steps.stream()
                    .map(Step::node)
                    .filter(nodes::contains)
                    .forEach(node -> tries.computeIfAbsent(request.at(), second -> new LinkedHashMap<>())
                            .merge(node, 1, Integer::sum));
            if (request.isFailure() && request.pool().contains("query")) {
                reasons.merge(Reason.inWords(request.status(), steps), 1, Integer::sum);
            }
        }
    }

    /** Returns how often each node was tried in each second; seconds and nodes without a try are missing. */
    synchronized Map<Instant, Map<String, Integer>> tries() {
        return new TreeMap<>(tries);
    }

    /** Returns how often each node was tried in the whole seconds from then to another time. */
    synchronized Map<String, Integer> tries(Instant from, Instant to) {
        Map<String, Integer> sum = new LinkedHashMap<>();
        nodes.forEach(node -> sum.put(node, 0));
        tries.forEach((second, counts) -> {
            if (!second.isBefore(from) && second.isBefore(to)) {
                counts.forEach((node, count) -> sum.merge(node, count, Integer::sum));
            }
        });
        return sum;
    }

    /** Returns why reads failed, by the log of the load balancer, and how many for each reason. */
    synchronized List<Reason> reasons() {
        List<Reason> all = new ArrayList<>();
        reasons.forEach((words, count) -> all.add(new Reason(words, count)));
        all.sort((one, other) -> Integer.compare(other.count(), one.count()));
        return all;
    }

    private String nameOf(String server) {
        String name = Address.parse(server).map(Address::key).map(names::of).orElse("");
        return name.isEmpty() ? server : name;
    }

    /**
     * A try of a request.
     *
     * @param node the node that it was tried on
     * @param status what came of it
     */
    record Step(String node, int status) {}
}
