package org.secureside.operations.loadbalancer.traffic;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The traffic as Prometheus gets it. Every node of the stack has its series from the start, whatever the configuration
 * of the balancer says: a node that gets nothing counts as zero, and is not just missing.
 */
final class TrafficMetrics {

    private static final int REFUSED = 429;

    private static final double[] BUCKETS = {
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    };

    private final NodeNames names;
    private final Counter nodeRequests;
    private final Counter nodeRefusals;
    private final Counter nodeSeconds;
    private final Counter requests;
    private final Counter lines;
    private final Histogram seconds;
    private final PrometheusRegistry registry;
    private @Nullable Gauge answers;
    private long linesSoFar;

    TrafficMetrics(NodeNames names, PrometheusRegistry registry) {
        this.names = names;
        this.registry = registry;
        nodeRequests = Counter.builder()
                .name("secureside_lb_node_requests_total")
                .help("tries of requests on a node, by the class of its answer")
                .labelNames("kind", "node", "class")
                .register(registry);
        nodeRefusals = Counter.builder()
                .name("secureside_lb_node_refused_total")
                .help("tries of requests that a node refused for want of room, with 429")
                .labelNames("kind", "node")
                .register(registry);
        nodeSeconds = Counter.builder()
                .name("secureside_lb_node_seconds_total")
                .help("seconds until answers of a node began, or it was given up, all together")
                .labelNames("kind", "node")
                .register(registry);
        requests = Counter.builder()
                .name("secureside_lb_requests_total")
                .help("requests of clients, by the class of the answer that they got")
                .labelNames("kind", "class")
                .register(registry);
        lines = Counter.builder()
                .name("secureside_lb_log_lines_total")
                .help("lines of the access log that could be read, those of operators too")
                .register(registry);
        seconds = Histogram.builder()
                .name("secureside_lb_request_seconds")
                .help("seconds until the answer of a request began")
                .labelNames("kind")
                .classicOnly()
                .classicUpperBounds(BUCKETS)
                .register(registry);
        Gauge expected = Gauge.builder()
                .name("secureside_lb_node_expected")
                .help("1 for every node that should get traffic")
                .labelNames("kind", "node")
                .register(registry);
        names.all().forEach(node -> {
            expected.labelValues(node.kind(), node.name()).set(1);
            nodeRequests.initLabelValues(node.kind(), node.name(), "2xx");
            nodeRefusals.initLabelValues(node.kind(), node.name());
            nodeSeconds.initLabelValues(node.kind(), node.name());
            requests.initLabelValues(node.kind(), "2xx");
            requests.initLabelValues(node.kind(), "5xx");
        });
    }

    /** Notes whether the balancer itself answers. Where nobody asks it, there is no such metric. */
    void balancerAnswers(boolean itDoes) {
        Gauge gauge = answers;
        if (gauge == null) {
            gauge = Gauge.builder()
                    .name("secureside_lb_up")
                    .help("1 while the load balancer answers, 0 while it does not")
                    .register(registry);
            answers = gauge;
        }
        gauge.set(itDoes ? 1 : 0);
    }

    /** Notes how many lines of the access log could be read so far. */
    void read(long soFar) {
        lines.inc(soFar - linesSoFar);
        linesSoFar = soFar;
    }

    /** Counts requests. */
    void add(Collection<LoggedRequest> news) {
        for (LoggedRequest request : news) {
            String kind = request.pool().replaceFirst("_nodes$", "");
            requests.labelValues(kind, classOf(request.status())).inc();
            seconds.labelValues(kind).observe(request.seconds());
            for (LoggedRequest.Try tried : request.tries()) {
                NodeNames.Node node = names.at(tried.server());
                nodeRequests
                        .labelValues(node.kind(), node.name(), classOf(tried.status()))
                        .inc();
                nodeRefusals.labelValues(node.kind(), node.name()).inc(tried.status() == REFUSED ? 1 : 0);
                nodeSeconds.labelValues(node.kind(), node.name()).inc(tried.seconds());
            }
        }
    }

    private static String classOf(int status) {
        return status / 100 + "xx";
    }
}
