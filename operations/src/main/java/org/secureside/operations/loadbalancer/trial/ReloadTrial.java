package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** The configuration is loaded again while clients are at work. */
final class ReloadTrial implements FailureTrial {

    private static final Criterion LOST = Criterion.error(
            "requests-lost-on-reload",
            "Requests fail while nginx reads its configuration again.",
            "Give old workers time to end: see worker_shutdown_timeout.");

    /** How long requests are still under way after old workers were told to end. */
    private static final Duration LONGER = Duration.ofMillis(100);

    private static final int GATEWAY_TIMEOUT = 504;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration GLANCE = Duration.ofMillis(5);

    @Override
    public List<Criterion> criteria() {
        return List.of(LOST);
    }

    @Override
    public boolean fits(Subject subject) {
        return subject.takesReads();
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2 * Bench.CONCURRENCY)) {
            List<Future<List<Answer>>> clients = new ArrayList<>();
            // Some are under way when the old workers are told to end, whatever else the machine has to do ...
            become(bench, Manner.HOLDING);
            for (int i = 0; i < Bench.CONCURRENCY; i++) {
                Call call = bench.calls().one(subject.route(), "GET");
                clients.add(threads.submit(() -> List.of(Client.send(call))));
            }
            awaitUnderWay(bench);
            // ... and others come all the while.
            become(bench, Manner.SLOW);
            for (int i = 0; i < Bench.CONCURRENCY; i++) {
                clients.add(threads.submit(client(subject, bench, done)));
            }
            try {
                bench.nginx().reload(() -> {
                    Thread.sleep(LONGER);
                    bench.fleet().all().forEach(Stub::release);
                });
            } finally {
                bench.fleet().all().forEach(Stub::release);
                done.set(true);
            }
            for (Future<List<Answer>> client : clients) {
                answers.addAll(client.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        // Whoever nginx had no patience for was not lost with a worker.
        answers.removeIf(answer -> answer.status() == GATEWAY_TIMEOUT);
        long failed = FailureTrial.failures(answers);
        results.observe(subject, "reload under load", "%d of %d reads fail".formatted(failed, answers.size()));
        if (failed > 0) {
            results.add(LOST.at(subject.route().label(), "%d of %d reads fail".formatted(failed, answers.size())));
        }
    }

    private static void become(Bench bench, Manner manner) throws IOException {
        for (Stub stub : bench.fleet().all()) {
            stub.become(manner);
        }
    }

    /** Waits until the servers have the requests, or so long that nginx must have kept some for itself. */
    private static void awaitUnderWay(Bench bench) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (bench.fleet().all().stream().mapToInt(stub -> stub.seen().size()).sum() < Bench.CONCURRENCY
                && Instant.now().isBefore(end)) {
            Thread.sleep(GLANCE);
        }
    }

    private static Callable<List<Answer>> client(Subject subject, Bench bench, AtomicBoolean done) {
        return () -> {
            List<Answer> answers = new ArrayList<>();
            while (!done.get()) {
                answers.add(Client.send(bench.calls().one(subject.route(), "GET")));
            }
            return answers;
        };
    }
}
