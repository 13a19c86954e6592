package org.secureside.operations.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    private static final Path PAGES = Path.of("..", "docs", "problems");

    @ParameterizedTest
    @EnumSource
    void whatNodesKnowTooIsSaidAsTheySayIt(Problem problem) throws IOException {
        assumeThat(problem.kind()).isPresent();

        String kind = problem.kind().orElseThrow();

        assertThat(Files.readString(PAGES.resolve(kind + ".md")))
                .startsWith("# " + problem.title() + "\n")
                .contains("`urn:secureside:problem:%s`, status %d".formatted(kind, problem.status()));
        assertThat(problem.location()).contains("\"type\":\"urn:secureside:problem:" + kind + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyTheLoadBalancerKnowsHasNoTypeButItsStatus(Problem problem) throws IOException {
        assumeThat(problem.kind()).isEmpty();

        assertThat(problem.location()).contains("\"type\":\"about:blank\"");
        assertThat(Files.readString(PAGES.resolve("README.md")).lines())
                .anyMatch(line -> line.startsWith("The load balancer answers by itself")
                        && line.contains(String.valueOf(problem.status())));
    }
}
