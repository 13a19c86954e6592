package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPortInUseIsNamedWithWhatWouldHaveListenedThere() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Preflight.requireFree(Map.of(other.getLocalPort(), "query-1")))
                    .hasMessage("port %d (query-1) is in use by another process: choose another with --port"
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void aPortThatAnotherListensToOnAllAddressesIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> Preflight.requireFree(Map.of(other.getLocalPort(), "nginx")))
                    .hasMessageContaining("is in use");
        }
    }

    @Test
    void tooLittleDiskIsToldInNumbers() {
        assertThatThrownBy(() -> Preflight.requireSpace(folder, Integer.MAX_VALUE))
                .hasMessageContaining("too little disk for " + folder)
                .hasMessageContaining("2,147,483,647 are needed");
        assertThatCode(() -> Preflight.requireSpace(folder, 0)).doesNotThrowAnyException();
    }
}
