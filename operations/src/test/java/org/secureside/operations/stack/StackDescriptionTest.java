package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.monitoring.MonitoringPrograms;
import org.secureside.operations.node.StartUp;
import org.secureside.operations.process.ProcessIdentity;

class StackDescriptionTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itIsReadAsItWasWritten() throws IOException {
        StackDescription written = describe(12);

        written.write(new DataFolder(folder));

        assertThat(StackDescription.read(folder)).isEqualTo(written);
    }

    @Test
    void queryNodesAreInTheOrderOfTheirNumbers() throws IOException {
        describe(12).write(new DataFolder(folder));

        assertThat(StackDescription.read(folder).queryNodes().keySet())
                .startsWith("query-1", "query-2", "query-3")
                .endsWith("query-11", "query-12");
        assertThat(StackDescription.read(folder).queryNodes())
                .containsEntry("query-2", URI.create("http://127.0.0.1:18085"));
    }

    @Test
    void processesAreListedInTheOrderOfTheirStart() {
        assertThat(describe(2).processes())
                .extracting(ProcessRecord::name)
                .containsExactly("postgres", "command-1", "query-1", "query-2");
    }

    @Test
    void theExporterOfPostgresqlIsAmongThemWhereItIsInstalled() {
        assertThat(describe(1, watchers(Optional.of(Path.of("exporter")))).processes())
                .extracting(ProcessRecord::name)
                .containsExactly(
                        "postgres",
                        "command-1",
                        "query-1",
                        "exporter",
                        "postgres-exporter",
                        "alertmanager",
                        "prometheus");
        assertThat(describe(1, watchers(Optional.empty())).processes())
                .extracting(ProcessRecord::name)
                .doesNotContain("postgres-exporter");
    }

    @Test
    void whereNoStackEverRanThatIsSaid() {
        assertThatThrownBy(() -> StackDescription.read(folder)).hasMessageContaining("no stack was ever started in");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("stack.json"), "{");

        assertThatThrownBy(() -> StackDescription.read(folder)).hasMessageContaining("stack.json cannot be read");
    }

    private static Optional<MonitoringPrograms> watchers(Optional<Path> postgresExporter) {
        return Optional.of(new MonitoringPrograms(Path.of("prometheus"), Path.of("alertmanager"), postgresExporter));
    }

    private StackDescription describe(int nodes) {
        return describe(nodes, Optional.empty());
    }

    private StackDescription describe(int nodes, Optional<MonitoringPrograms> watchers) {
        StackPlan plan = new StackPlan(
                new DataFolder(folder),
                new Ports(8080, nodes),
                new EventStore.Postgres(),
                folder,
                StartUp.CACHED,
                Optional.empty(),
                watchers);
        return plan.describe(new ProcessIdentity(1, 2, "boot"));
    }
}
