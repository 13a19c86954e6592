package org.secureside.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void everyPlaceIsFilledAsItIsWritten() {
        String text = Template.named("postgres/postgresql.conf").fill(Map.of("port", 4711, "maxConnections", "$1\\"));

        assertThat(text)
                .contains("port = 4711")
                .contains("max_connections = $1\\")
                .doesNotContain("{{");
    }

    @Test
    void aPlaceWithoutAValueIsAnError() {
        assertThatThrownBy(() -> Template.named("postgres/postgresql.conf").fill(Map.of("port", 4711)))
                .hasMessageContaining("maxConnections");
    }
}
