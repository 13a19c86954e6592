package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.json.JsonMapper;

/** A stack watched by a real Prometheus and a real Alertmanager. Skipped where they are not installed. */
@EnabledIf("org.secureside.acceptance.Watchers#areInstalled")
class MonitoringAcceptance {

    private static final int READS_PER_SECOND = 30;
    private static final Path DASHBOARDS = Path.of("../operations/src/main/resources/monitoring/grafana/dashboards");

    /** Not those with colons, which rules record when they have been evaluated, and no function. */
    private static final Pattern METRIC = Pattern.compile("(?<![:\\w])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![:\\w]|\\s*\\()");

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    /** A pulse, a look of Prometheus, the 15 s of the alert, and another look. */
    private static final Duration HANGS_FOR = Duration.ofSeconds(30);

    /** A look that takes as long as Prometheus waits, the 20 s of the alert, and another look. */
    private static final Duration STANDS_STILL_FOR = Duration.ofSeconds(60);

    /** One more look of Prometheus, and of Alertmanager at what it groups. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    @Test
    void aNodeThatDiesIsNoticedByNoReaderAndUnevenTrafficAndASilentLoadBalancerByPrometheus() throws Exception {
        try (Stack stack = Stack.start("--monitoring");
                Readers readers = Readers.of(stack, READS_PER_SECOND)) {
            Watchers watchers = new Watchers(stack);
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(watchers.metrics())
                        .containsAll(metricsIn(dashboards()))
                        .containsAll(metricsIn(watchers.rules()));
                assertThat(watchers.series("kind_node:secureside_lb_fair_share:ratio{kind=\"query\"} > 0.8"))
                        .isEqualTo(3);
            });

            killANode(stack);
            await().during(Duration.ofSeconds(40))
                    .atMost(Duration.ofSeconds(50))
                    .untilAsserted(() -> assertThat(toldOfTheNodes(watchers))
                            .as("alerts after a node was killed: one at most, and that only if its start takes long")
                            .isSubsetOf("NodeDown"));
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(LOOK.dividedBy(10))
                    .untilAsserted(() -> {
                        assertThat(stack.run("status").exitCode()).isZero();
                        assertThat(toldOfTheNodes(watchers)).isEmpty();
                    });
            assertThat(readers.failures()).isEmpty();

            Instant begin = allToOneNode(stack);
            await().atMost(TOLD_WITHIN.plus(LOOK))
                    .untilAsserted(() -> assertThat(watchers.firing()).contains("TrafficUneven"));
            assertThat(Duration.between(begin, Instant.now())).isLessThan(TOLD_WITHIN.plus(LOOK));
            await().atMost(LOOK.multipliedBy(4)).untilAsserted(() -> {
                assertThat(watchers.firing()).contains("NodeStarved");
                assertThat(toldOfTheNodes(watchers)).containsExactly("TrafficUneven");
            });

            readers.end();
            theLoadBalancerHangs(
                    stack,
                    () -> await().atMost(HANGS_FOR.plus(LOOK))
                            .untilAsserted(() -> assertThat(watchers.told()).contains("LoadBalancerDown")));
        }
    }

    @Test
    void aDatabaseThatStandsStillIsOneAlertAndOneThatDiesAgainAndAgainIsTold() throws Exception {
        try (Stack stack = Stack.start("--monitoring")) {
            Watchers watchers = new Watchers(stack);
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(watchers.series("pg_up == 1")).isEqualTo(1);
                assertThat(watchers.series("pg_stat_database_numbackends{datname=\"query_3\"} > 0"))
                        .isEqualTo(1);
                assertThat(watchers.series("secureside_process_up == 1")).isEqualTo(11);
                assertThat(watchers.series("pg_settings_max_connections")).isEqualTo(1);
                assertThat(watchers.series("{__name__=~\"pg_settings_.+\"}")).isEqualTo(1);
                assertThat(watchers.told()).isEmpty();
            });

            theDatabaseStandsStill(stack, () -> {
                await().atMost(STANDS_STILL_FOR)
                        .untilAsserted(() -> assertThat(watchers.told()).contains("DatabaseDown"));
                await().during(Duration.ofSeconds(40))
                        .atMost(Duration.ofSeconds(50))
                        .untilAsserted(() -> assertThat(watchers.told()).containsExactly("DatabaseDown"));
            });
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(watchers.told()).isEmpty());

            for (int death = 1; death <= 4; death++) {
                ProcessHandle exporter = processOnceItRuns(stack, "postgres-exporter");
                exporter.destroyForcibly();
                await().until(() -> !Stack.runs(exporter));
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(watchers.told()).containsExactly("ProcessKeepsDying"));
        }
    }

    /** Without the alert for slowness, which tells of the machine that this runs on. */
    private static Set<String> toldOfTheNodes(Watchers watchers) throws IOException, InterruptedException {
        Set<String> told = watchers.told();
        told.remove("AnswersSlow");
        return told;
    }

    private static ProcessHandle processOnceItRuns(Stack stack, String name) {
        return await().ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> stack.process(name), Stack::runs);
    }

    private static void killANode(Stack stack) throws IOException {
        ProcessHandle killed = stack.process("query-2");
        stack.kill("query-2");
        await().until(() -> !Stack.runs(killed));
    }

    /**
     * As somebody does it who edits the configuration by hand, past every check and every watch. The key is never empty,
     * for with an empty one nginx takes the nodes in turn.
     */
    private static Instant allToOneNode(Stack stack) throws Exception {
        Path configuration = stack.data().resolve("nginx/nginx.conf");
        String zone = "zone query_nodes 64k;";
        Files.writeString(
                configuration,
                Files.readString(configuration).replace(zone, zone + "\n        hash \"n:$cookie_none\" consistent;"));
        assertThat(Launcher.shell("kill -HUP " + stack.process("nginx").pid()).exitCode())
                .isZero();
        return Instant.now();
    }

    /** Its sockets stay open, so connections are taken and nothing is answered. */
    private static void theLoadBalancerHangs(Stack stack, Runnable meanwhile) throws Exception {
        String workers = stack.process("nginx")
                .children()
                .map(worker -> Long.toString(worker.pid()))
                .collect(Collectors.joining(" "));
        assertThat(Launcher.shell("kill -STOP " + workers).exitCode()).isZero();
        try {
            meanwhile.run();
        } finally {
            assertThat(Launcher.shell("kill -CONT " + workers).exitCode()).isZero();
        }
    }

    /** Its connections stay open, and nobody answers on them. */
    private static void theDatabaseStandsStill(Stack stack, Runnable meanwhile) throws Exception {
        ProcessHandle postgres = stack.process("postgres");
        String processes = Stream.concat(Stream.of(postgres), postgres.descendants())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
        assertThat(Launcher.shell("kill -STOP " + processes).exitCode()).isZero();
        try {
            meanwhile.run();
        } finally {
            assertThat(Launcher.shell("kill -CONT " + processes).exitCode()).isZero();
        }
    }

    private static List<String> dashboards() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.toList()) {
                expressions.addAll(
                        JsonMapper.shared().readTree(Files.readString(file)).findValuesAsString("expr"));
            }
        }
        return expressions;
    }

    /** Returns the metrics that expressions ask for: one of a wrong name would never be missed otherwise. */
    private static Set<String> metricsIn(List<String> expressions) {
        assertThat(expressions).hasSizeGreaterThan(20);
        return expressions.stream()
                .flatMap(expression ->
                        METRIC.matcher(expression.replaceAll("\\{[^}]*}", " ")).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
