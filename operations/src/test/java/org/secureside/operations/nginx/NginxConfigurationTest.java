package org.secureside.operations.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.api.OperatorsRoutes;

class NginxConfigurationTest {

    private final String rendered = new NginxConfiguration(8080, List.of(18081), List.of(18083, 18085)).render();

    @Test
    void everyNodeIsInThePoolOfItsKind() {
        assertThat(poolOf("command_nodes")).contains("127.0.0.1:18081").doesNotContain("18083", "18085");
        assertThat(poolOf("query_nodes"))
                .contains("127.0.0.1:18083", "127.0.0.1:18085")
                .doesNotContain("18081");
    }

    @Test
    void itListensOnThisMachineOnly() {
        assertThat(rendered).contains("listen 127.0.0.1:8080;").containsOnlyOnce("listen ");
    }

    @Test
    void operatorsTakeNoPlaceOfChat() {
        String start = "location ~ ^/api/(";
        int from = rendered.indexOf("# Whoever has to find out");
        String location = rendered.substring(rendered.indexOf(start, from), rendered.indexOf('}', from));

        assertThat(location)
                .contains(String.join("|", OperatorsRoutes.AREAS) + ")(/|$)")
                .doesNotContain("limit_conn");
        assertThat(OperatorsRoutes.AREAS).contains("intake", "operations");
    }

    @Test
    void noPlaceIsLeftOpen() {
        assertThat(rendered).doesNotContain("{{", "}}");
    }

    @Test
    void everyProblemThatIsNamedHasALocation() {
        for (Problem problem : Problem.values()) {
            assertThat(problem.location()).contains("return " + problem.status());
            assertThat(rendered).contains(" " + problem.target() + ";", problem.location());
        }
    }

    private String poolOf(String name) {
        String start = "upstream %s {".formatted(name);
        int from = rendered.indexOf(start);
        return rendered.substring(from, rendered.indexOf('}', from));
    }
}
