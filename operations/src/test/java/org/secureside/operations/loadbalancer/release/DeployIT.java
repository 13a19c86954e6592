package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.secureside.operations.SecureSide;
import org.secureside.operations.fake.CommandLineRun;
import org.secureside.operations.fake.FakeServer;
import org.secureside.operations.fake.FakeStack;
import org.secureside.operations.loadbalancer.LoadBalancerCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Releases on a real nginx under load. Skipped where nginx is not installed. */
class DeployIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ZONE = "zone query_nodes 64k;";
    /** The command node of these tests is a query node, too, which a check does not like. */
    private static final String ONE_NODE_HAS_TWO_PARTS =
            "choice-default-one-server,error-page-one-server,proxy-pass-bypasses-pool,route-on-one-server,uneven-distribution";

    private static final String ALL_TO_ONE = ZONE + "\n        hash $server_port consistent;";

    @TempDir
    private Path data = Path.of("");

    private final List<Process> others = new ArrayList<>();
    private LiveNginx nginx;

    DeployIT() {}

    @BeforeEach
    void start() throws IOException {
        nginx = LiveNginx.start(data);
    }

    @AfterEach
    void stop() {
        others.forEach(Process::destroyForcibly);
        nginx.close();
    }

    @Test
    void aReleaseThatSpreadsTrafficStaysAndNamesItselfInTheAccessLog() throws IOException {
        nginx.underLoad();
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");

        CommandLineRun run = lb("deploy", good.toString(), "--force", "--watch", "6s", "--why", "longer pause");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(steps()).containsExactly("forced", "deploy", "reloaded", "accepted");
        assertThat(Files.readString(nginx.configuration())).contains("fail_timeout=3s");
        assertThat(nginx.log())
                .contains("\"release\":\"%s\"".formatted(Stamp.of(Files.readString(nginx.configuration()))));
        assertThat(nginx.failures()).isZero();
        assertThat(lb("history").out()).contains("found", "deployed", "longer pause");
    }

    @Test
    void oneThatSendsAllToOneServerIsTakenBackWithinSeconds() throws IOException {
        nginx.underLoad();
        String before = Files.readString(nginx.configuration());
        Path bad = nginx.variant("bad", ZONE, ALL_TO_ONE);

        Instant begin = Instant.now();
        CommandLineRun run = lb("deploy", bad.toString(), "--force", "--watch", "30s", "--why", "affinity");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(steps()).containsExactly("forced", "deploy", "reloaded", "complaint", "rolled-back");
        assertThat(run.err()).contains("traffic is uneven", "100 %");
        assertThat(nginx.configuration()).hasContent(before);
        assertThat(nginx.failures()).isZero();

        // An alert may call an operator who then does what was done already.
        CommandLineRun rollback = lb("rollback", "--why", "uneven traffic");
        assertThat(rollback.exitCode()).as(rollback.toString()).isEqualTo(2);
        assertThat(rollback.err()).contains("taken back already");
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void aComplaintAtWhatWouldBeTheLastLookIsHeardOut() throws Exception {
        String before = Files.readString(nginx.configuration());
        List<String> said = new ArrayList<>();

        boolean stays = deploy(said, line -> {
            if (line.contains("watching for")) {
                logRequests(100, nginx.node(1));
            }
        });

        assertThat(stays).as(said.toString()).isFalse();
        assertThat(said).anyMatch(words -> words.contains("traffic is uneven"));
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void oneThatRefusesEverybodyIsTakenBack() throws IOException {
        nginx.underLoad();
        String before = Files.readString(nginx.configuration());
        Path bad = nginx.variant("bad", "location /api/ {", "location /api/ {\n            return 403;");

        CommandLineRun run = lb("deploy", bad.toString(), "--force", "--watch", "30s", "--why", "lock it up");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(steps()).containsExactly("forced", "deploy", "reloaded", "complaint", "rolled-back");
        assertThat(run.err()).contains("refused, or reach no node");
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void oneThatPassesAllToAServerOfNoPoolIsTakenBack() throws IOException {
        nginx.underLoad();
        String before = Files.readString(nginx.configuration());
        try (FakeServer stranger = new FakeServer(exchange -> FakeServer.answer(exchange, 200, ""))) {
            Path bad = nginx.variant(
                    "bad",
                    "proxy_pass http://$pool;",
                    "proxy_pass http://%s;".formatted(stranger.uri().getAuthority()));

            CommandLineRun run = lb("deploy", bad.toString(), "--force", "--watch", "30s", "--why", "new machine");

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
            assertThat(steps()).containsExactly("forced", "deploy", "reloaded", "complaint", "rolled-back");
            assertThat(run.err()).contains("nothing has reached");
            assertThat(nginx.configuration()).hasContent(before);
        }
    }

    @Test
    void oneThatListensSomewhereElseIsRefused() throws IOException {
        String before = Files.readString(nginx.configuration());
        Path bad = nginx.variant("bad", "listen 127.0.0.1:" + nginx.port(), "listen 127.0.0.1:1");

        CommandLineRun run = lb("deploy", bad.toString(), "--why", "tidy up");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).contains("socket-closed");
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void oneThatLeavesANodeOfTheStackOutIsRefusedUnlessItIsToLeave() throws IOException {
        FakeStack.describe(data, URI.create("http://127.0.0.1:1"), nginx.node(0), Map.of("query-3", nginx.node(2)));
        Path bad = nginx.variant("bad", "server %s ".formatted(nginx.node(2).getAuthority()), "server 127.0.0.1:1 ");

        CommandLineRun run = lb("deploy", bad.toString(), "--why", "tidy up");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).contains("node-missing");
        assertThat(lb("deploy", bad.toString(), "--leaving", nginx.node(2).getAuthority(), "--why", "it goes")
                        .err())
                .contains("Load-balancer check of")
                .doesNotContain("node-missing");
    }

    @Test
    void aReleaseThatNginxDoesNotTakeAnyMoreIsNotBroughtBack() throws IOException {
        String running = Files.readString(nginx.configuration());
        Path old = nginx.variant("old", ZONE, ZONE + "\n        of_a_module_that_is_gone on;");
        Release broken = Release.of(Files.readString(old));
        new Releases(data.resolve("nginx/releases"), Clock.systemUTC())
                .running(broken, HistoryEntry.Action.DEPLOYED, "somebody", "by hand");

        CommandLineRun run = lb("rollback", "--to", broken.id());

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).contains("of_a_module_that_is_gone", "nothing was changed");
        assertThat(nginx.configuration()).hasContent(running);
    }

    @Test
    void whatTheCheckRefusesIsNotDeployed() throws IOException {
        String before = Files.readString(nginx.configuration());
        Path bad = nginx.variant("bad", ZONE, ALL_TO_ONE);

        CommandLineRun run = lb("deploy", bad.toString(), "--why", "affinity");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("hash-key-constant");
        assertThat(steps()).containsExactly("refused");
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void whatNginxRefusesChangesNothingEvenIfForced() throws IOException {
        String before = Files.readString(nginx.configuration());
        Path broken = nginx.variant("broken", "worker_processes 2;", "worker_processes two;");

        CommandLineRun run = lb("deploy", broken.toString(), "--force", "--why", "a slip");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("worker_processes");
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void withLittleTrafficTheReleaseStaysAndTheOperatorIsToldThatNothingWasProved() throws IOException {
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");

        CommandLineRun run = lb("deploy", good.toString(), "--force", "--watch", "1s", "--why", "longer pause");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("too few requests to judge query_nodes");
    }

    @Test
    void aRollbackBringsTheFormerReleaseBackAndAnotherOneTheLatter() throws IOException {
        String first = Files.readString(nginx.configuration());
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
        lb("deploy", good.toString(), "--force", "--watch", "1s", "--why", "longer pause");

        assertThat(lb("rollback", "--why", "too long").exitCode()).isZero();
        assertThat(nginx.configuration()).hasContent(first);

        assertThat(lb("rollback", "--to", Stamp.of(Files.readString(good)).substring(0, 6))
                        .exitCode())
                .isZero();
        assertThat(Files.readString(nginx.configuration())).contains("fail_timeout=3s");
        assertThat(lb("rollback", "--to", "zzz").exitCode()).isEqualTo(2);
    }

    @Test
    void theStatusShowsTheShareOfEachServer() throws IOException {
        nginx.underLoad();

        CommandLineRun even = lb("status", "--json");

        assertThat(even.exitCode()).as(even.toString()).isZero();
        JsonNode status = JSON.readTree(even.out());
        assertThat(status.get("requests").asInt()).isGreaterThan(60);
        // The command node, and each query node in both of its pools.
        assertThat(status.at("/servers").size()).isEqualTo(1 + 3 + 3);
        assertThat(status.at("/servers/1/share").asDouble()).isBetween(0.2, 0.45);
        assertThat(status.at("/servers/1/expected").asDouble()).isBetween(0.33, 0.34);
        assertThat(lb("status").out()).contains("query_nodes", "█");
    }

    @Test
    void oneThatCannotBeWatchedIsTakenBackAlthoughNothingOfItCanBeNoted() throws Exception {
        String before = Files.readString(nginx.configuration());
        List<String> said = new ArrayList<>();

        boolean stays = deployAndNoteNothingAfter(" follows ", said);

        assertThat(stays).as(said.toString()).isFalse();
        assertThat(said).anyMatch(words -> words.contains("could not be noted"));
        assertThat(nginx.configuration()).hasContent(before);
        assertThat(lb("history").out()).contains("rolled back", "cannot be watched");
    }

    @Test
    void oneThatWasFoundGoodStaysAlthoughThatCannotBeNoted() throws Exception {
        List<String> said = new ArrayList<>();

        boolean stays = deployAndNoteNothingAfter("watching for", said);

        assertThat(stays).as(said.toString()).isTrue();
        assertThat(said.getLast()).contains(" stays: ", "could not be noted");
        assertThat(Files.readString(nginx.configuration())).contains("fail_timeout=3s");
    }

    @Test
    void aRollbackEndsTheWatchOfAnotherProcess() throws Exception {
        String before = Files.readString(nginx.configuration());
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
        Process other = deployInAnotherProcess(good);

        CommandLineRun status = lb("status");
        assertThat(status.exitCode()).as("it is watched: " + status).isZero();
        CommandLineRun deploy = lb("deploy", good.toString(), "--force", "--why", "me too");
        assertThat(deploy.exitCode()).isEqualTo(2);
        assertThat(deploy.err()).contains("somebody else is changing");

        CommandLineRun rollback = lb("rollback", "--why", "it does not look good");

        assertThat(rollback.exitCode()).as(rollback.toString()).isZero();
        assertThat(rollback.err()).contains("was brought back while this waited");
        assertThat(other.waitFor()).isEqualTo(1);
        assertThat(steps()).containsExactly("forced", "deploy", "reloaded", "complaint", "rolled-back");
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void aWatchThatIsKilledIsToldAndHindersNobody() throws Exception {
        String before = Files.readString(nginx.configuration());
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
        deployInAnotherProcess(good).destroyForcibly().waitFor();

        CommandLineRun status = lb("status");
        assertThat(status.exitCode()).as(status.toString()).isEqualTo(1);
        assertThat(status.out()).contains("was cut off");

        CommandLineRun rollback = lb("rollback", "--why", "nobody knows");
        assertThat(rollback.exitCode()).as(rollback.toString()).isZero();
        assertThat(nginx.configuration()).hasContent(before);
        assertThat(lb("status").exitCode()).isZero();
    }

    @Test
    void aRollbackDoesNotWaitForTheEndOfAWatch() throws IOException {
        String before = Files.readString(nginx.configuration());
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
        CompletableFuture<CommandLineRun> deploy = deployInTheBackground(good, "30m");

        CommandLineRun rollback = lb("rollback", "--why", "it does not look good");

        assertThat(rollback.exitCode()).as(rollback.toString()).isZero();
        assertThat(rollback.err()).contains("was brought back while this waited");
        assertThat(deploy.join().exitCode()).isEqualTo(1);
        assertThat(steps()).containsExactly("forced", "deploy", "reloaded", "complaint", "rolled-back");
        assertThat(nginx.configuration()).hasContent(before);

        // Nothing is left behind by which the next watch would give up, too.
        assertThat(lb("deploy", good.toString(), "--force", "--watch", "3s", "--why", "again")
                        .exitCode())
                .isZero();
    }

    @Test
    @ResourceLock("trials")
    void aRollbackDoesNotWaitForACheckOfSomethingElse() throws IOException {
        String before = Files.readString(nginx.configuration());
        Path second = nginx.variant("second", "fail_timeout=2s", "fail_timeout=3s");
        Path third = nginx.variant("third", "fail_timeout=2s", "fail_timeout=4s");
        lb("deploy", second.toString(), "--force", "--watch", "1s", "--why", "longer pause");
        Set<Path> earlier = trials();
        CompletableFuture<CommandLineRun> deploy = CompletableFuture.supplyAsync(
                () -> lb("deploy", third.toString(), "--allow", ONE_NODE_HAS_TWO_PARTS, "--why", "longer still"));
        await().atMost(Duration.ofSeconds(30)).until(() -> !earlier.containsAll(trials()));

        CommandLineRun rollback = lb("rollback", "--why", "too long");

        assertThat(rollback.exitCode()).as(rollback.toString()).isZero();
        assertThat(deploy).as("it is still being checked").isNotDone();
        assertThat(deploy.join().exitCode()).isEqualTo(1);
        assertThat(deploy.join().err()).contains("somebody changed the load balancer meanwhile");
        assertThat(nginx.configuration()).hasContent(before);
    }

    @Test
    void whoNamesAReleaseDuringAWatchGetsThatOne() throws IOException {
        String first = Stamp.of(Files.readString(nginx.configuration()));
        Path second = nginx.variant("second", "fail_timeout=2s", "fail_timeout=3s");
        Path third = nginx.variant("third", "fail_timeout=2s", "fail_timeout=4s");
        lb("deploy", second.toString(), "--force", "--watch", "1s", "--why", "longer pause");
        CompletableFuture<CommandLineRun> deploy = deployInTheBackground(third, "30m");

        CommandLineRun rollback = lb("rollback", "--to", first, "--why", "as it was in the beginning");

        assertThat(rollback.exitCode()).as(rollback.toString()).isZero();
        assertThat(deploy.join().exitCode()).isEqualTo(1);
        assertThat(Files.readString(nginx.configuration())).contains("fail_timeout=2s");
    }

    @Test
    void aTornLineOfTheHistoryIsNoReasonNotToGoBack() throws IOException {
        String before = Files.readString(nginx.configuration());
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
        lb("deploy", good.toString(), "--force", "--watch", "1s", "--why", "longer pause");
        Files.writeString(data.resolve("nginx/releases/history.ndjson"), "{\"at\":\"2026-", StandardOpenOption.APPEND);

        CommandLineRun rollback = lb("rollback", "--why", "too long");

        assertThat(rollback.exitCode()).as(rollback.toString()).isZero();
        assertThat(rollback.err()).contains("cannot be read, and are left out: 1");
        assertThat(nginx.configuration()).hasContent(before);
        assertThat(lb("history").out()).contains("longer pause", "too long");
    }

    @Test
    void everyChangeIsReportedOnceEvenIfTheCommandNodeIsDownMeanwhile() throws IOException {
        List<String> reports = new CopyOnWriteArrayList<>();
        try (FakeServer commandNode = new FakeServer(exchange -> {
            reports.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + FakeServer.bodyOf(exchange));
            FakeServer.answer(exchange, 204, "");
        })) {
            FakeStack.describe(data, commandNode.uri(), commandNode.uri(), Map.of());
            Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
            commandNode.stop();

            CommandLineRun deployed =
                    lb("deploy", good.toString(), "--force", "--watch", "1s", "--by", "olga", "--why", "longer");

            assertThat(deployed.exitCode()).as(deployed.toString()).isZero();
            assertThat(deployed.err()).contains("not recorded as an event yet");
            assertThat(lb("report").exitCode()).isEqualTo(1);

            commandNode.startAgain();
            assertThat(lb("rollback", "--why", "too long").exitCode()).isZero();

            assertThat(reports).hasSize(2);
            assertThat(reports.getFirst())
                    .startsWith("DEPLOYED-")
                    .contains("\"reason\":\"longer\"", "\"operator\":\"olga\"");
            assertThat(reports.getLast()).startsWith("ROLLED_BACK-").contains("\"reason\":\"too long\"");
            assertThat(lb("report").exitCode()).isZero();
            assertThat(reports).hasSize(2);
            assertThat(lb("history").out()).contains("olga");
            assertThat(Files.readString(data.resolve("nginx/operations.ndjson")))
                    .contains("\"who\":\"olga\"");
        }
    }

    @Test
    void theEndOfAReleaseIsReportedWhoeverEndsIt() throws IOException {
        List<String> reports = new CopyOnWriteArrayList<>();
        try (FakeServer commandNode = new FakeServer(exchange -> {
            reports.add(FakeServer.bodyOf(exchange));
            FakeServer.answer(exchange, 204, "");
        })) {
            FakeStack.describe(data, commandNode.uri(), commandNode.uri(), Map.of());
            String own = Files.readString(nginx.configuration());
            Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
            String second = Stamp.of(Files.readString(good));
            List<String> said = new ArrayList<>();
            OwnRelease.started(data, said::add);
            assertThat(said).as("nothing was deployed yet").isEmpty();
            lb("deploy", good.toString(), "--force", "--watch", "1s", "--why", "longer");

            // As a stack does that is started again.
            Files.writeString(nginx.configuration(), own);
            OwnRelease.started(data, said::add);
            OwnRelease.started(data, said::add);

            assertThat(reports).hasSize(2);
            assertThat(reports.getLast())
                    .contains("\"action\":\"DEPLOYED\"", "\"release\":\"%s\"".formatted(Stamp.of(own)), second);
            assertThat(lb("history").out()).contains("the stack was started");

            // As somebody does who is in a hurry.
            Files.writeString(nginx.configuration(), own.replace("fail_timeout=2s", "fail_timeout=4s"));
            lb("deploy", good.toString(), "--force", "--watch", "1s", "--why", "longer again");

            assertThat(reports).hasSize(4);
            assertThat(reports.get(2)).contains("\"action\":\"DEPLOYED\"", "was found running in place of release");
            assertThat(reports.get(3)).contains("longer again");
        }
    }

    @Test
    void ofSeveralBalancersThoseAfterOneThatGoesBackAreLeftAlone() throws IOException {
        Path other = data.resolve("other");
        try (LiveNginx second = LiveNginx.start(other)) {
            nginx.underLoad();
            String before = Files.readString(nginx.configuration());
            String beforeAtTheOther = Files.readString(second.configuration());

            assertThat(rollOut(nginx.variant("bad", ZONE, ALL_TO_ONE), second.variant("bad", ZONE, ALL_TO_ONE)))
                    .containsExactly(1);
            assertThat(nginx.configuration()).hasContent(before);
            assertThat(second.configuration()).hasContent(beforeAtTheOther);

            assertThat(rollOut(
                            nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s"),
                            second.variant("good", "fail_timeout=2s", "fail_timeout=3s")))
                    .containsExactly(0, 0);
            assertThat(Files.readString(nginx.configuration())).contains("fail_timeout=3s");
            assertThat(Files.readString(second.configuration())).contains("fail_timeout=3s");
        }
    }

    /** Deploys on one balancer after the other, each in the folder of its file, until one goes back. */
    private static List<Integer> rollOut(Path... files) {
        List<Integer> exitCodes = new ArrayList<>();
        for (Path file : files) {
            CommandLineRun run = CommandLineRun.of(
                    new LoadBalancerCommand(),
                    "deploy",
                    file.toString(),
                    "--force",
                    "--watch",
                    "6s",
                    "--why",
                    "in steps",
                    "--data",
                    String.valueOf(file.getParent()));
            exitCodes.add(run.exitCode());
            if (run.exitCode() != 0) {
                break;
            }
        }
        return exitCodes;
    }

    @Test
    void whoeverChangesItMustSayWhy() {
        assertThat(lb("deploy", nginx.configuration().toString()).exitCode()).isEqualTo(2);
    }

    private CommandLineRun lb(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return CommandLineRun.of(new LoadBalancerCommand(), all.toArray(String[]::new));
    }

    /** Returns when it is being watched. */
    private CompletableFuture<CommandLineRun> deployInTheBackground(Path file, String watch) throws IOException {
        CompletableFuture<CommandLineRun> run = CompletableFuture.supplyAsync(
                () -> lb("deploy", file.toString(), "--force", "--watch", watch, "--why", "longer pause"));
        awaitTheWatchOf(file);
        return run;
    }

    /** As above, for half an hour, by somebody else. */
    private Process deployInAnotherProcess(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecureSide.class.getName(),
                        "lb",
                        "deploy",
                        file.toString(),
                        "--force",
                        "--watch",
                        "30m",
                        "--why",
                        "longer pause",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("deploy.out").toFile())
                .start();
        others.add(process);
        awaitTheWatchOf(file);
        return process;
    }

    private void awaitTheWatchOf(Path file) throws IOException {
        String release = Stamp.of(Files.readString(file));
        Path log = data.resolve("nginx/operations.ndjson");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(log)
                        && Files.readString(log)
                                .lines()
                                .anyMatch(line -> line.contains("\"reloaded\"") && line.contains(release)));
    }

    /** Deploys a good release with an operations log that cannot be written any more once certain words were said. */
    private boolean deployAndNoteNothingAfter(String words, List<String> said) throws Exception {
        Path log = Balancer.of(data).operationsLog();
        return deploy(said, line -> {
            if (line.contains(words)) {
                replaceByAFolder(log);
            }
        });
    }

    /** Deploys a good release, with something that is done at each line that is said. */
    private boolean deploy(List<String> said, Consumer<String> atEachLine) throws Exception {
        Path good = nginx.variant("good", "fail_timeout=2s", "fail_timeout=3s");
        Balancer balancer = Balancer.of(data);
        OperationsLog log = new OperationsLog(balancer.operationsLog(), Clock.systemUTC(), "somebody", line -> {
            said.add(line);
            atEachLine.accept(line);
        });
        try (Turn turn = Turn.take(balancer).orElseThrow()) {
            return new Deployment(balancer, turn, log, Clock.systemUTC(), "somebody")
                    .deploy(Release.of(Files.readString(good)), "longer pause", Duration.ofSeconds(1), List.of());
        }
    }

    private void logRequests(int count, URI node) {
        String line =
                "{\"time\":\"%s\",\"status\":200,\"pool\":\"query_nodes\",\"upstream\":\"%s\",\"upstreamStatus\":\"200\",\"headerSeconds\":\"0.010\"}\n"
                        .formatted(Instant.now(), node.getAuthority());
        try {
            Files.writeString(data.resolve("nginx/access.log"), line.repeat(count), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where configurations are on trial. */
    private static Set<Path> trials() throws IOException {
        try (var entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("secureside-lb-"))
                    .collect(Collectors.toSet());
        }
    }

    private static void replaceByAFolder(Path file) {
        try {
            Files.delete(file);
            Files.createDirectory(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> steps() throws IOException {
        try (var lines = Files.lines(data.resolve("nginx/operations.ndjson"))) {
            return lines.map(line -> JSON.readTree(line).get("step").asString()).toList();
        }
    }
}
