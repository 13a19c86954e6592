package org.secureside.operations.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.loadbalancer.release.OwnRelease;
import org.secureside.operations.nginx.NginxServer;
import org.secureside.operations.node.Node;
import org.secureside.operations.postgres.PostgresServer;
import org.secureside.operations.process.LogFile;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.SupervisedProcess;
import org.secureside.operations.process.SupervisionListener;
import org.secureside.operations.token.LocalIssuer;

/** The processes of a stack: started in order, kept running, stopped in the opposite order. */
final class LocalStack {

    private static final Duration TIME_TO_START = Duration.ofMinutes(3);

    private final StackPlan plan;
    private final Announcer announcer;
    private final StackRecorder recorder;
    private final List<SupervisedProcess> processes = new ArrayList<>();

    private boolean stopping;

    LocalStack(StackPlan plan, Announcer announcer) {
        this.plan = plan;
        this.announcer = announcer;
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        this.recorder = new StackRecorder(plan.data(), announcer, plan.describe(self));
    }

    /**
     * Starts everything and waits until a message can be posted and read.
     *
     * @throws CommandFailure if something does not come up; what was started is then for {@link #stop()} to stop
     * @throws IOException if the data folder cannot be written
     */
    void start() throws IOException {
        recorder.starting();
        LocalIssuer issuer = LocalIssuer.open(plan.data().root());
        PostgresServer postgres = PostgresServer.prepare(
                plan.data().postgres(), logOf("postgres"), plan.ports().postgres(), plan.connections());
        awaitReady(launch(postgres.process()));
        postgres.createDatabases(plan.databases());

        List<SupervisedProcess> nodes = new ArrayList<>();
        for (Node node : plan.nodes()) {
            nodes.add(launch(node.process(
                    plan.build(),
                    plan.data().node(node.name()),
                    logOf(node.name()),
                    plan.startUp(),
                    plan.settings(node, postgres))));
        }
        nodes.forEach(this::awaitReady);

        if (plan.nginx().isPresent()) {
            new LogFile(plan.data().accessLog()).rotate();
            awaitReady(launch(NginxServer.prepare(
                    plan.nginx().get(), plan.data().nginx(), logOf("nginx"), plan.nginxConfiguration())));
        }
        if (plan.watchers().isPresent()) {
            List<SupervisedProcess> watchers = new ArrayList<>();
            for (ProcessSpec watcher : plan.monitoring()
                    .prepare(
                            plan.watchers().get(),
                            postgres.createMonitor(),
                            plan.data().root(),
                            plan.nodes(),
                            this::logOf)) {
                watchers.add(launch(watcher));
            }
            watchers.forEach(this::awaitReady);
        }
        new SelfCheck(plan.writeUrl(), plan.readUrl(), issuer).run();
        if (plan.nginx().isPresent()) {
            OwnRelease.started(plan.data().root(), announcer::say);
        }
        new LogTrimmer(this::logs, announcer).start();
    }

    /**
     * Stops everything that was started, and waits until no process of it is left.
     *
     * @return whether everything stopped when it was asked to, and nothing had to be killed
     */
    boolean stop() {
        List<SupervisedProcess> started;
        synchronized (this) {
            stopping = true;
            started = List.copyOf(processes);
        }
        Map<Integer, List<SupervisedProcess>> waves =
                started.stream().collect(Collectors.groupingBy(LocalStack::wave, TreeMap::new, Collectors.toList()));
        List<String> killed = waves.values().stream()
                .flatMap(wave -> stopTogether(wave).stream())
                .toList();
        killed.forEach(name -> announcer.say(name + " did not stop and was killed"));
        recorder.stopped();
        return killed.isEmpty();
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** Clients are kept out first, then those who serve them stop, then the database that they need until their end. */
    private static int wave(SupervisedProcess process) {
        return switch (process.spec().name()) {
            case "nginx", "prometheus", "alertmanager", "exporter", "postgres-exporter" -> 1;
            case "postgres" -> 3;
            default -> 2;
        };
    }

    /** Stops the processes at the same time and returns the names of those that had to be killed. */
    private static List<String> stopTogether(List<SupervisedProcess> wave) {
        Queue<String> killed = new ConcurrentLinkedQueue<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(wave.size())) {
            wave.forEach(process -> executor.execute(() -> {
                if (process.stop()) {
                    killed.add(process.spec().name());
                }
            }));
        }
        return List.copyOf(killed);
    }

    private SupervisedProcess launch(ProcessSpec spec) throws IOException {
        new LogFile(spec.log()).rotate();
        SupervisedProcess process = new SupervisedProcess(spec, new Announcements());
        synchronized (this) {
            if (stopping) {
                throw CommandFailure.environment("stopped before everything had started");
            }
            processes.add(process);
            process.start();
        }
        return process;
    }

    private void awaitReady(SupervisedProcess process) {
        StartWatch.awaitReady(process, TIME_TO_START, this::isStopping);
        announcer.say(process.spec().name() + " is ready");
    }

    private Path logOf(String process) {
        return plan.data().log(process);
    }

    private synchronized List<LogFile> logs() {
        List<LogFile> logs = new ArrayList<>();
        logs.add(new LogFile(plan.data().accessLog()));
        processes.forEach(process -> logs.add(new LogFile(process.spec().log())));
        return logs;
    }

    private final class Announcements implements SupervisionListener {

        @Override
        public void started(ProcessSpec process, ProcessIdentity identity, int restarts) {
            recorder.started(process.name(), identity, restarts);
            announcer.note("%s runs as process %d".formatted(process.name(), identity.pid()));
        }

        @Override
        public void died(ProcessSpec process, String how, int restart) {
            announcer.say("%s died (%s), restarting (%s time)".formatted(process.name(), how, Ordinal.of(restart)));
        }

        @Override
        public void readyAgain(ProcessSpec process) {
            announcer.say(process.name() + " is ready again");
        }
    }
}
