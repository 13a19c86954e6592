package org.secureside.operations.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.nginx.NginxConfiguration;

class DocumentationTest {

    private static final Path LINE_BY_LINE = Path.of("../docs/load-balancer-configuration.md");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern WORD = Pattern.compile("\\$?\\w+");

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

    @Test
    void thePageAboutOurConfigurationExplainsEachDirectiveAndVariable() throws IOException {
        Set<String> explained = CODE.matcher(Files.readString(LINE_BY_LINE))
                .results()
                .flatMap((MatchResult code) -> WORD.matcher(code.group(1)).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        Configuration own =
                Configurations.of(new NginxConfiguration(8080, List.of(18081), List.of(18083, 18085)).render());

        assertThat(explained)
                .containsAll(own.root().stream()
                        .filter(node -> node.parent()
                                .filter(parent -> !parent.is("map"))
                                .isPresent())
                        .map(Node::name)
                        .toList());
        assertThat(explained)
                .containsAll(own.all("map")
                        .map(map -> map.argument(map.arguments().size() - 1))
                        .toList());
    }
}
