package org.secureside.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.operations.process.ToolRun;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardsTest {

    private static final Path FOLDER = Path.of("src/main/resources/monitoring/grafana");
    private static final Path RULES = Path.of("src/main/resources/monitoring/rules");
    private static final Path DOCUMENTED = Path.of("../docs/monitoring.md");

    /** What of an expression names no metric: selectors, ranges, lists of labels, texts. */
    private static final Pattern NO_METRIC = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\bbool\\b|\\b(by|on|without|ignoring|group_left)\\s*\\([^)]*\\)");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\w*\\s*\\()");
    private static final Pattern RECORDED = Pattern.compile("record: (\\S+)");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([a-z_]+)`");

    @TempDir
    private Path folder = Path.of("");

    static Stream<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardHasAStableIdAndPanelsThatAreToldApart(Path file) throws IOException {
        JsonNode dashboard = read(file);
        List<Integer> panels = dashboard
                .path("panels")
                .valueStream()
                .map(panel -> panel.get("id").asInt())
                .toList();

        assertThat(file.getFileName()).hasToString(dashboard.get("uid").asString() + ".json");
        assertThat(panels).isNotEmpty().doesNotHaveDuplicates();
        assertThat(dashboard.get("title").asString()).startsWith("SecureSide: ");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardAsksTheSourceThatIsProvisioned(Path file) throws IOException {
        String source = Files.readString(FOLDER.resolve("provisioning/datasources/secureside.yml"));
        Set<String> asked = read(file).findValues("datasource").stream()
                .map(one -> one.get("uid").asString())
                .collect(Collectors.toSet());

        assertThat(asked).hasSize(1).allMatch(uid -> source.contains("uid: " + uid + "\n"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyMetricIsDocumentedOrRecordedByARule(Path file) throws IOException {
        Set<String> known = new HashSet<>(recorded());
        known.addAll(documented());

        assertThat(metricsOf(read(file))).isNotEmpty().isSubsetOf(known);
    }

    /** As a rule would have it: what Grafana asks for is read by the same parser. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void prometheusUnderstandsEveryExpression(Path file) throws IOException {
        List<String> expressions = read(file).findValuesAsString("expr");
        List<Map<String, String>> rules = IntStream.range(0, expressions.size())
                .mapToObj(i -> Map.of("record", "panel:expression" + i, "expr", expressions.get(i)))
                .toList();

        ToolRun run = Promtool.in(folder)
                .check(new Yaml().dump(Map.of("groups", List.of(Map.of("name", "panels", "rules", rules)))));

        assertThat(run.succeeded()).as(run.output()).isTrue();
        assertThat(run.output()).contains("%d rules found".formatted(expressions.size()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsDoNotLieUponEachOther(Path file) throws IOException {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : read(file).get("panels")) {
            JsonNode at = panel.get("gridPos");
            for (int x = at.get("x").asInt();
                    x < at.get("x").asInt() + at.get("w").asInt();
                    x++) {
                for (int y = at.get("y").asInt();
                        y < at.get("y").asInt() + at.get("h").asInt();
                        y++) {
                    assertThat(taken.add(x + "," + y))
                            .as(panel.get("title").asString())
                            .isTrue();
                    assertThat(x).isLessThan(24);
                }
            }
        }
    }

    private static Set<String> metricsOf(JsonNode dashboard) {
        Set<String> metrics = new TreeSet<>();
        for (String expression : dashboard.findValuesAsString("expr")) {
            NAME.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
                    .results()
                    .map(MatchResult::group)
                    .forEach(metrics::add);
        }
        metrics.remove("ALERTS"); // Prometheus's own
        return metrics;
    }

    private static Set<String> recorded() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path rules : files.toList()) {
                RECORDED.matcher(Files.readString(rules)).results().forEach(match -> names.add(match.group(1)));
            }
        }
        return names;
    }

    private static Set<String> documented() throws IOException {
        return IN_BACKTICKS
                .matcher(Files.readString(DOCUMENTED))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
