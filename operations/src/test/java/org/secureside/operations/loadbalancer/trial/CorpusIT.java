package org.secureside.operations.loadbalancer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.operations.loadbalancer.Configurations;
import org.secureside.operations.loadbalancer.Sample;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.nginx.NginxConfiguration;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = "trials", mode = ResourceAccessMode.READ)
class CorpusIT {

    private static final NginxProgram NGINX = NginxProgram.find()
            .orElseThrow(() -> new IllegalStateException("these tests need nginx: apt-get install nginx"));

    /**
     * The first names a pool as a server, which nginx takes for the name of a host and starts where there is one; the
     * other has a parameter of the commercial nginx.
     */
    private static final Set<String> REFUSED_HERE = Set.of("pool-inside-pool", "servers-drained");

    @ParameterizedTest
    @MethodSource
    void eachBadConfigurationIsCaughtByTheMeasurementsItNames(Sample sample) throws Exception {
        List<Finding> findings = measure(sample);

        assertThat(ids(findings)).containsAll(sample.behavior());
        assertThat(sample.behavior()).containsAll(ids(errors(findings)));
        assertThat(errors(findings)).isNotEmpty();
    }

    static Stream<Sample> eachBadConfigurationIsCaughtByTheMeasurementsItNames() {
        return Sample.bad().filter(sample -> !sample.behavior().isEmpty());
    }

    /** What only rules find is what {@code nginx -t} lets pass, too. */
    @ParameterizedTest
    @MethodSource
    void nginxItselfHasNothingAgainstWhatIsFoundByReading(Sample sample) throws Exception {
        assertThat(Trial.objections(Configuration.of(ConfigurationReader.read(sample.file())), NGINX))
                .isEmpty();
    }

    static Stream<Sample> nginxItselfHasNothingAgainstWhatIsFoundByReading() {
        return Sample.bad()
                .filter(sample -> sample.behavior().isEmpty())
                .filter(sample -> !REFUSED_HERE.contains(sample.name()));
    }

    @Test
    void ourOwnConfigurationTriesAPostWithAKeyAtAnotherCommandNode() throws Exception {
        String own = new NginxConfiguration(8080, List.of(18081, 18082), List.of(18083, 18085, 18087)).render();

        TrialReport report = Trial.run(Configurations.of(own), NGINX);

        assertThat(errors(report.findings())).isEmpty();
        assertThat(report.observations())
                .anySatisfy(observation -> assertThat(observation.toString())
                        .contains("a server breaks off a post with a key", "it is sent to another"));
    }

    @ParameterizedTest
    @MethodSource("org.secureside.operations.loadbalancer.Sample#good")
    void noGoodConfigurationIsRefused(Sample sample) throws Exception {
        TrialReport report = Trial.run(Configuration.of(ConfigurationReader.read(sample.file())), NGINX);

        assertThat(errors(report.findings())).isEmpty();
        assertThat(report.measurements()).isNotEmpty();
        assertThat(report.observations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void eachDoubtfulConfigurationIsMeasuredAndPasses(Sample sample) throws Exception {
        List<Finding> findings = measure(sample);

        assertThat(ids(findings)).containsAll(sample.behavior());
        assertThat(errors(findings)).isEmpty();
    }

    static Stream<Sample> eachDoubtfulConfigurationIsMeasuredAndPasses() {
        return Sample.doubtful().filter(sample -> !sample.behavior().isEmpty());
    }

    @Test
    void everyMeasurementIsExercisedByTheCorpus() {
        Set<String> exercised = Stream.concat(Sample.bad(), Sample.doubtful())
                .flatMap(sample -> sample.behavior().stream())
                .collect(Collectors.toSet());

        assertThat(Trial.criteria().map(Criterion::id)).isSubsetOf(exercised);
    }

    private static List<Finding> measure(Sample sample) throws IOException, InterruptedException {
        return Trial.run(Configuration.of(ConfigurationReader.read(sample.file())), NGINX)
                .findings();
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(Finding::isError).toList();
    }

    private static Set<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).collect(Collectors.toSet());
    }
}
