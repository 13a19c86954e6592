package org.secureside.operations.loadbalancer.traffic;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secureside lb exporter}: tells Prometheus what the access log says, and which processes run. */
@Command(
        name = "exporter",
        description = {
            "Serve what the access log of the load balancer says, and which processes of the stack run, as metrics for"
                    + " Prometheus, until Ctrl-C."
        })
public final class ExporterCommand implements Runnable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** As often as Prometheus asks. */
    private static final int BETWEEN_PULSES = 5;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            required = true,
            description = "The port on 127.0.0.1 that Prometheus asks.")
    private int port;

    @Override
    public void run() {
        PrometheusRegistry registry = new PrometheusRegistry();
        NodeNames names = NodeNames.of(data.folder());
        TrafficMetrics metrics = new TrafficMetrics(names, registry);
        ProcessMetrics unusedProcesses = new ProcessMetrics(data.folder(), registry);
        Optional<Pulse> pulse = names.balancer().map(Pulse::new);
        try {
            AccessLog log = AccessLog.atEnd(data.folder().resolve("nginx/access.log"));
            HTTPServer unused = HTTPServer.builder()
                    .inetAddress(InetAddress.getLoopbackAddress())
                    .port(port)
                    .registry(registry)
                    .buildAndStart();
            for (long second = 0; ; second++) {
                metrics.add(log.news());
                metrics.read(log.lines());
                if (second % BETWEEN_PULSES == 0 && pulse.isPresent()) {
                    metrics.balancerAnswers(pulse.get().isFelt());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw CommandFailure.environment("the exporter cannot go on: " + OneLine.of(e), e);
        }
    }
}
