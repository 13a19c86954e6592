package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    private static final URI URL = URI.create("http://127.0.0.1:9090");

    @Test
    void everyCommandNamesTheStackThatWasStarted() {
        String welcome = Welcome.of(URL, 3, Path.of("/data"), "./secureside", " --data /data", "./secureside down");

        assertThat(welcome)
                .contains("./secureside token --subject ada --role resident --data /data")
                .contains("./secureside status --data /data")
                .contains("3 query nodes")
                .doesNotContain("8080", "{{");
        assertThat(welcome.lines().filter(line -> line.contains("http://127.0.0.1:9090/api")))
                .hasSize(4);
    }
}
