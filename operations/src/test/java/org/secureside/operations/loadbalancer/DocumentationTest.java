package org.secureside.operations.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.finding.Criterion;

class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/load-balancer-findings.md");
    private static final Pattern ENTRY =
            Pattern.compile("^\\| `([a-z0-9-]+)` \\| (error|warning) \\|", Pattern.MULTILINE);

    @Test
    void thePageListsEveryFindingWithItsSeverityAndNoOther() throws IOException {
        List<String> documented = ENTRY.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult entry) -> entry.group(1) + " " + entry.group(2))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Criteria.all().stream()
                        .map((Criterion criterion) -> criterion.id() + " " + criterion.severity())
                        .toList());
    }
}
