package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
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
        for (Stub stub : bench.fleet().all()) {
            // So that there are requests under way at any moment.
            stub.become(Manner.SLOW);
        }
        AtomicBoolean done = new AtomicBoolean();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Bench.CONCURRENCY)) {
            List<Future<List<Answer>>> clients = new ArrayList<>();
            for (int i = 0; i < Bench.CONCURRENCY; i++) {
                clients.add(threads.submit(client(subject, bench, done)));
            }
            try {
                bench.nginx().reload();
            } finally {
                done.set(true);
            }
            for (Future<List<Answer>> client : clients) {
                answers.addAll(client.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        long failed = FailureTrial.failures(answers);
        results.observe(subject, "reload under load", "%d of %d reads fail".formatted(failed, answers.size()));
        if (failed > 0) {
            results.add(LOST.at(subject.route().label(), "%d of %d reads fail".formatted(failed, answers.size())));
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
