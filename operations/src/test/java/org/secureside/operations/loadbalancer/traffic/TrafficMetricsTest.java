package org.secureside.operations.loadbalancer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficMetricsTest {

    @TempDir
    private Path data = Path.of("");

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @BeforeEach
    void aStackOfThreeNodes() throws IOException {
        Files.writeString(data.resolve("stack.json"), """
                {"publicUrl": "http://127.0.0.1:80", "commandNode": "http://127.0.0.1:1", "eventStore": "postgres",
                 "queryNodes": {"query-1": "http://127.0.0.1:2", "query-2": "http://127.0.0.1:3"}, "processes": []}
                """);
    }

    @Test
    void aNodeThatGetsNothingCountsAsZeroFromTheStart() throws IOException {
        new TrafficMetrics(NodeNames.of(data), registry);

        assertThat(text())
                .contains("secureside_lb_node_requests_total{class=\"2xx\",kind=\"query\",node=\"query-2\"} 0.0")
                .contains("secureside_lb_node_expected{kind=\"command\",node=\"command-1\"} 1.0");
    }

    @Test
    void everyTryCountsForItsNodeAndTheRequestOnce() throws IOException {
        TrafficMetrics metrics = new TrafficMetrics(NodeNames.of(data), registry);

        metrics.add(List.of(LoggedRequest.parse("""
                {"time":"2026-11-22T20:00:01Z","status":200,"pool":"query_nodes","upstream":"127.0.0.1:2, 127.0.0.1:3",
                "upstreamStatus":"502, 200","headerSeconds":"-, 0.500","responseSeconds":"1.000, 0.600"}""").orElseThrow()));

        assertThat(text())
                .contains("secureside_lb_node_requests_total{class=\"5xx\",kind=\"query\",node=\"query-1\"} 1.0")
                .contains("secureside_lb_node_requests_total{class=\"2xx\",kind=\"query\",node=\"query-2\"} 1.0")
                .contains("secureside_lb_requests_total{class=\"2xx\",kind=\"query\"} 1.0")
                .contains("secureside_lb_request_seconds_bucket{kind=\"query\",le=\"2.5\"} 1")
                .contains("secureside_lb_request_seconds_bucket{kind=\"query\",le=\"1.0\"} 0")
                .contains("secureside_lb_node_seconds_total{kind=\"query\",node=\"query-1\"} 1.0");
    }

    @Test
    void whatIsNoNodeOfTheStackGoesByItsAddress() throws IOException {
        TrafficMetrics metrics = new TrafficMetrics(NodeNames.of(data), registry);

        metrics.add(List.of(LoggedRequest.parse("""
                {"time":"2026-11-22T20:00:01Z","status":200,"pool":"query_nodes","upstream":"10.0.0.9:8080",
                "upstreamStatus":"200","headerSeconds":"0.001"}""").orElseThrow()));

        assertThat(text())
                .contains(
                        "secureside_lb_node_requests_total{class=\"2xx\",kind=\"unknown\",node=\"10.0.0.9:8080\"} 1.0");
    }

    @Test
    void whatANodeRefusesForWantOfRoomIsToldFromOtherFaultsOfClients() throws IOException {
        TrafficMetrics metrics = new TrafficMetrics(NodeNames.of(data), registry);

        for (int status : new int[] {429, 404, 200}) {
            metrics.add(
                    List.of(LoggedRequest.parse("""
                    {"time":"2026-11-22T20:00:01Z","status":%d,"pool":"query_nodes","upstream":"127.0.0.1:2",
                    "upstreamStatus":"%d","headerSeconds":"0.001"}""".formatted(status, status)).orElseThrow()));
        }

        assertThat(text())
                .contains("secureside_lb_node_refused_total{kind=\"query\",node=\"query-1\"} 1.0")
                .contains("secureside_lb_node_refused_total{kind=\"query\",node=\"query-2\"} 0.0");
    }

    @Test
    void theLinesThatCouldBeReadAreCounted() throws IOException {
        TrafficMetrics metrics = new TrafficMetrics(NodeNames.of(data), registry);
        assertThat(text()).contains("secureside_lb_log_lines_total 0.0");

        metrics.read(3);
        metrics.read(5);

        assertThat(text()).contains("secureside_lb_log_lines_total 5.0");
    }

    @Test
    void whetherTheBalancerAnswersIsToldOnceItWasAsked() throws Exception {
        TrafficMetrics metrics = new TrafficMetrics(NodeNames.of(data), registry);
        assertThat(text()).doesNotContain("secureside_lb_up ");

        HttpServer balancer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        balancer.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        balancer.start();
        try (Pulse pulse =
                new Pulse(URI.create("http://127.0.0.1:" + balancer.getAddress().getPort()))) {
            metrics.balancerAnswers(pulse.isFelt());
            assertThat(text()).contains("secureside_lb_up 1.0");

            balancer.stop(0);
            metrics.balancerAnswers(pulse.isFelt());
            assertThat(text()).contains("secureside_lb_up 0.0");
        }
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.builder().build().write(out, registry.scrape());
        return out.toString(StandardCharsets.UTF_8);
    }
}
