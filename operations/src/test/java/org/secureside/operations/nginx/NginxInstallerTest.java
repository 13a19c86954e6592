package org.secureside.operations.nginx;

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
import org.secureside.operations.process.Programs;

class NginxInstallerTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();

    @Test
    void anInstalledNginxIsTakenAsItIs() throws IOException {
        program("nginx", "echo nginx version: nginx/1.22.1 >&2");

        Nginx nginx = installer().require();

        assertThat(nginx.program()).isEqualTo(folder.resolve("nginx"));
        assertThat(said).isEmpty();
    }

    @Test
    void withoutAPackageManagerThePeopleMustInstallIt() {
        assertThatThrownBy(() -> installer().require())
                .hasMessageContaining("nginx is missing")
                .hasMessageContaining("install nginx, then try again");
    }

    private NginxInstaller installer() {
        return new NginxInstaller(new Programs(List.of(folder)), folder, said::add);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
