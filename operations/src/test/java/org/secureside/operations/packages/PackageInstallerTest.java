package org.secureside.operations.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secureside.operations.cli.Template;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.ToolRun;

class PackageInstallerTest {

    private static final Software WATCHER =
            new Software("the watcher", "watcher", List.of("a", "b"), List.of("c"), List.of("d"), List.of("a", "e"));

    @TempDir
    private Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();

    @Test
    void whatIsThereIsTakenAsItIs() {
        assertThat(installer().require(WATCHER, () -> Optional.of("there"))).isEqualTo("there");
        assertThat(said).isEmpty();
    }

    @Test
    void withoutAPackageManagerThePeopleMustInstallIt() {
        assertThatThrownBy(() -> installer().require(WATCHER, Optional::empty))
                .hasMessageContaining("the watcher is missing")
                .hasMessageContaining("install the watcher, then try again");
    }

    @ParameterizedTest
    @EnumSource
    void peopleAreToldTheCommandOfTheirSystem(PackageManager manager) {
        assertThat(manager.commandForPeople(WATCHER.packages(manager)))
                .startsWith("sudo " + manager.program())
                .endsWith(String.join(" ", WATCHER.packages(manager)));
    }

    @Test
    void theScriptIsOneThatAShellCanRead() {
        String script = Template.named("packages/install.sh")
                .fill(Map.of("apt", "a b", "dnf", "c", "apk", "d", "services", "a e"));

        assertThat(script).contains("--no-install-recommends a b\n", "dnf install -y c\n", "apk add d\n");
        assertThat(ToolRun.of(folder, List.of("sh", "-n", "-c", script)).succeeded())
                .isTrue();
    }

    private PackageInstaller installer() {
        return new PackageInstaller(new Programs(List.of(folder)), folder, said::add);
    }
}
