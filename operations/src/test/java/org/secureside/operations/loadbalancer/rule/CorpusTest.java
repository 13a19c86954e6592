package org.secureside.operations.loadbalancer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.operations.loadbalancer.Sample;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.loadbalancer.syntax.SyntaxProblem;

class CorpusTest {

    private static final String BAD = "org.secureside.operations.loadbalancer.Sample#bad";
    private static final String DOUBTFUL = "org.secureside.operations.loadbalancer.Sample#doubtful";
    private static final String GOOD = "org.secureside.operations.loadbalancer.Sample#good";

    @ParameterizedTest
    @MethodSource(BAD)
    void eachBadConfigurationIsCaughtByTheRulesItNamesAndRefusedByNoOther(Sample sample) throws IOException {
        List<Finding> findings = examine(sample);

        assertThat(ids(findings)).containsAll(sample.rules());
        assertThat(sample.rules()).containsAll(ids(errors(findings)));
        assertThat(errors(findings).isEmpty() && sample.behavior().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(DOUBTFUL)
    void eachDoubtfulConfigurationIsWarnedAboutButPasses(Sample sample) throws IOException {
        List<Finding> findings = examine(sample);

        assertThat(ids(findings)).containsAll(sample.rules());
        assertThat(errors(findings)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(GOOD)
    void noGoodConfigurationIsRefused(Sample sample) throws IOException {
        assertThat(errors(examine(sample))).isEmpty();
    }

    @Test
    void theConfigurationOfTheOutageIsTheFirstThatIsCaught() throws IOException {
        assertThat(ids(errors(examine(Sample.named("bad", "outage-2024-08-15")))))
                .containsExactly("hash-key-common-fallback");
    }

    @Test
    void everyRuleIsExercisedByTheCorpus() {
        Set<String> exercised = Stream.concat(Sample.bad(), Sample.doubtful())
                .flatMap(sample -> sample.rules().stream())
                .collect(Collectors.toSet());

        assertThat(RuleBook.criteria().map(Criterion::id)).isSubsetOf(exercised);
    }

    @Test
    void noTwoRulesShareAName() {
        assertThat(RuleBook.criteria().map(Criterion::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    private static List<Finding> examine(Sample sample) throws IOException {
        try {
            return RuleBook.examine(Configuration.of(ConfigurationReader.read(sample.file())));
        } catch (SyntaxProblem e) {
            return List.of();
        }
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(Finding::isError).toList();
    }

    private static Set<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).collect(Collectors.toSet());
    }
}
