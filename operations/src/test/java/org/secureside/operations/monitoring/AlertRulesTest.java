package org.secureside.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.operations.postgres.Monitor;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.ToolRun;

class AlertRulesTest {

    private static final Pattern RUNBOOK = Pattern.compile("runbook: (\\S+)");
    private static final Pattern SUMMARY = Pattern.compile("summary: ((?s:.*?))\n +description:");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @TempDir
    private Path folder = Path.of("");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Promtool.RULES)) {
            return files.map(file -> file.getFileName().toString().replace(".yml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyAlertFiresWhenItShouldAndOnlyThen(String name) throws IOException {
        ToolRun run = Promtool.in(folder).test(name);

        assertThat(run.succeeded()).as(run.output()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aChangeOfAnyConditionIsNoticed(String name) throws IOException {
        RuleFile file = RuleFile.named(name);
        List<Rule> mutants =
                file.rules().stream().flatMap(rule -> Mutants.of(rule).stream()).toList();

        assertThat(mutants).hasSizeGreaterThan(10);
        assertThat(new MutationTrial(Promtool.in(folder), file).passing(mutants))
                .isEmpty();
    }

    /** Otherwise a change of it would seem to be noticed, whatever it is. */
    @ParameterizedTest
    @MethodSource("names")
    void aRuleThatIsNotChangedPassesTheTestsOfItsChanges(String name) throws IOException {
        RuleFile file = RuleFile.named(name);

        assertThat(new MutationTrial(Promtool.in(folder), file).passing(file.rules()))
                .containsExactlyInAnyOrderElementsOf(file.rules());
    }

    @Test
    void aChangeThatPrometheusCannotReadIsNotTakenForOneThatIsNoticed() throws IOException {
        RuleFile file = RuleFile.named("processes");
        Rule unreadable = file.rules().getFirst().with("expr", "up >");
        MutationTrial trial = new MutationTrial(Promtool.in(folder), file);

        assertThatThrownBy(() -> trial.passing(List.of(unreadable)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("parse error");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyAlertHasAnActionAndARunbookThatBeginsWithWhatToLookAt(String name) throws IOException {
        String rules = rules(name);
        List<String> runbooks = RUNBOOK.matcher(rules)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        for (String page : runbooks) {
            assertThat(Files.readAllLines(Path.of("..").resolve(page)))
                    .as(page)
                    .filteredOn(line -> line.startsWith("## "))
                    .first()
                    .isEqualTo("## Look at this first");
        }
        assertThat(runbooks).hasSize((int) ALERT.matcher(rules).results().count());
        assertThat(Pattern.compile("action: ").matcher(rules).results()).hasSize(runbooks.size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyAlertIsInTheListOfThem(String name) throws IOException {
        String list = Files.readString(Path.of("../docs/monitoring.md"));

        assertThat(ALERT.matcher(rules(name)).results())
                .isNotEmpty()
                .allMatch(match -> list.contains("| `%s` |".formatted(match.group(1))));
    }

    /** Those about the load balancer itself have no node to name. */
    @ParameterizedTest
    @MethodSource("names")
    void everySummaryNamesTheNode(String name) throws IOException {
        List<String> summaries = SUMMARY.matcher(rules(name))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(summaries)
                .hasSize((int) ALERT.matcher(rules(name)).results().count())
                .allMatch(summary -> summary.matches(
                        "(?s).*(labels\\.node|Labels\\.node|labels\\.process|label \"node\"|the load balancer).*"));
    }

    @Test
    void theConfigurationsAreInOrder() throws IOException {
        Promtool promtool = Promtool.in(folder);

        for (Optional<Path> exporter : List.of(Optional.of(Path.of("exporter")), Optional.<Path>empty())) {
            List<ProcessSpec> watchers = new Monitoring(folder, 1, 2, 3, 4)
                    .prepare(
                            new MonitoringPrograms(Path.of("prometheus"), Path.of("alertmanager"), exporter),
                            new Monitor("127.0.0.1:5", "postgres", "watcher", folder.resolve("password")),
                            folder,
                            List.of(),
                            process -> folder.resolve(process));
            ToolRun run = ToolRun.of(
                    folder.resolve("prometheus"),
                    List.of(promtool.program().toString(), "check", "config", "prometheus.yml"));

            assertThat(run.succeeded()).as(run.output()).isTrue();
            assertThat(run.output()).contains(names());
            // Prometheus asks the exporter, itself, and Alertmanager.
            assertThat(Files.readString(folder.resolve("prometheus").resolve("prometheus.yml")))
                    .contains("['127.0.0.1:1']", "{targets: ['127.0.0.1:2']", "{targets: ['127.0.0.1:3']");
            assertThat(watchers.stream()
                            .flatMap(watcher -> watcher.command().stream())
                            .filter(argument -> argument.contains("listen-address=")))
                    .as("nobody but this machine reaches them")
                    .hasSize(exporter.isPresent() ? 4 : 3)
                    .allMatch(argument -> argument.equals("--cluster.listen-address=")
                            || argument.startsWith("--web.listen-address=127.0.0.1:"));
        }
    }

    private static String rules(String name) throws IOException {
        return Files.readString(Promtool.RULES.resolve(name + ".yml"));
    }
}
