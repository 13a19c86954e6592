package org.secureside.operations.loadbalancer.traffic;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.stack.ProcessRecord;
import org.secureside.operations.stack.StackDescription;

/**
 * Which processes of the stack run, and how often each was started again because it had died, as the supervisor notes
 * it. The description of the stack is read at each look of Prometheus, so it is never older than that.
 */
final class ProcessMetrics {

    private static final String SUPERVISOR = "supervisor";

    private final Path data;

    /**
     * @param data the data folder of the stack
     * @param registry tells Prometheus
     */
    ProcessMetrics(Path data, PrometheusRegistry registry) {
        this.data = data;
        GaugeWithCallback.builder()
                .name("secureside_process_up")
                .help("1 while the process runs, 0 while it does not")
                .labelNames("process")
                .callback(gauge -> tell(stack -> {
                    gauge.call(lives(stack.supervisor()) ? 1 : 0, SUPERVISOR);
                    stack.processes().forEach(process -> gauge.call(lives(process.identity()) ? 1 : 0, process.name()));
                }))
                .register(registry);
        CounterWithCallback.builder()
                .name("secureside_process_restarts_total")
                .help("how often the process was started again because it had died, since the stack was started")
                .labelNames("process")
                .callback(counter -> tell(stack -> {
                    for (ProcessRecord process : stack.processes()) {
                        counter.call(process.restarts(), process.name());
                    }
                }))
                .register(registry);
    }

    /** Where there is no stack, or none any more, there is nothing to tell. */
    private void tell(Consumer<StackDescription> teller) {
        StackDescription stack;
        try {
            stack = StackDescription.read(data);
        } catch (CommandFailure e) {
            return;
        }
        if (!stack.processes().isEmpty()) {
            teller.accept(stack);
        }
    }

    private static boolean lives(@Nullable ProcessIdentity identity) {
        return identity != null && identity.find().isPresent();
    }
}
