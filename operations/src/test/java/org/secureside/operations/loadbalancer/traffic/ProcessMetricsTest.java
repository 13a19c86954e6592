package org.secureside.operations.loadbalancer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.process.ProcessIdentity;

class ProcessMetricsTest {

    private static final String MYSELF =
            identity(ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow());
    private static final String NOBODY = identity(new ProcessIdentity(1, 2, "another boot"));

    @TempDir
    private Path data = Path.of("");

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Test
    void whatRunsAndWhatDoesNotIsTold() throws IOException {
        describe(MYSELF, process("postgres", MYSELF, 0), process("query-1", NOBODY, 3));

        new ProcessMetrics(data, registry);

        assertThat(text())
                .contains("secureside_process_up{process=\"supervisor\"} 1.0")
                .contains("secureside_process_up{process=\"postgres\"} 1.0")
                .contains("secureside_process_up{process=\"query-1\"} 0.0")
                .contains("secureside_process_restarts_total{process=\"postgres\"} 0.0")
                .contains("secureside_process_restarts_total{process=\"query-1\"} 3.0");
    }

    @Test
    void itIsAsTheSupervisorNotesItNow() throws IOException {
        describe(MYSELF, process("query-1", NOBODY, 0));
        new ProcessMetrics(data, registry);
        assertThat(text()).contains("secureside_process_up{process=\"query-1\"} 0.0");

        describe(NOBODY, process("query-1", MYSELF, 1));

        assertThat(text())
                .contains("secureside_process_up{process=\"query-1\"} 1.0")
                .contains("secureside_process_restarts_total{process=\"query-1\"} 1.0")
                .contains("secureside_process_up{process=\"supervisor\"} 0.0");
    }

    @Test
    void whereThereIsNoStackNothingIsTold() throws IOException {
        new ProcessMetrics(data, registry);

        assertThat(text()).doesNotContain("secureside_process_up");
    }

    private void describe(String supervisor, String... processes) throws IOException {
        Files.writeString(data.resolve("stack.json"), """
                {"publicUrl": "http://127.0.0.1:80", "commandNode": "http://127.0.0.1:1", "eventStore": "postgres",
                 "queryNodes": {}, "supervisor": %s, "processes": [%s]}
                """.formatted(supervisor, String.join(", ", processes)));
    }

    private static String process(String name, String identity, int restarts) {
        return """
                {"name": "%s", "address": "http://127.0.0.1:1", "readiness": "tcp://127.0.0.1:1", "home": "/",
                 "stop": "TERM", "restarts": %d, "identity": %s}""".formatted(name, restarts, identity);
    }

    private static String identity(ProcessIdentity identity) {
        return """
                {"pid": %d, "startTicks": %d, "boot": "%s"}""".formatted(identity.pid(), identity.startTicks(), identity.boot());
    }

    private String text() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(bytes, registry.scrape());
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
