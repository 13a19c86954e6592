package org.secureside.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.packages.PackageInstaller;
import org.secureside.operations.process.Programs;

/** On a machine without a package manager. */
class MonitoringProgramsTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();

    @Test
    void whatIsInstalledIsTaken() throws IOException {
        install("prometheus", "prometheus-alertmanager", "prometheus-postgres-exporter");

        assertThat(require().postgresExporter()).contains(folder.resolve("prometheus-postgres-exporter"));
        assertThat(said).isEmpty();
    }

    @Test
    void withoutTheExporterOfPostgresqlItGoesOnAndSaysInOneLineWhatToInstall() throws IOException {
        install("prometheus", "alertmanager");

        assertThat(require().postgresExporter()).isEmpty();
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("PostgreSQL is not watched: ")
                .contains("Prometheus's exporter for PostgreSQL")
                .doesNotContain("\n");
    }

    @Test
    void withoutPrometheusItDoesNot() throws IOException {
        install("prometheus-postgres-exporter");

        assertThatThrownBy(this::require).hasMessageContaining("Prometheus with its Alertmanager is missing");
    }

    private MonitoringPrograms require() {
        Programs programs = new Programs(List.of(folder));
        return MonitoringPrograms.require(programs, new PackageInstaller(programs, folder, said::add), said::add);
    }

    private void install(String... programs) throws IOException {
        for (String program : programs) {
            Files.createFile(
                    folder.resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
    }
}
