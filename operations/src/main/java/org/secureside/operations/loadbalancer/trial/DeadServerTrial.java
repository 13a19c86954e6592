package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** One server is gone, and comes back. */
final class DeadServerTrial implements FailureTrial {

    private static final Criterion REACHES_CLIENTS = Criterion.error(
            "dead-server-reaches-clients",
            "When a server is gone, requests fail that others could have answered.",
            "Let proxy_next_upstream name at least \"error timeout\", and allow as many tries as there are servers.");
    private static final Criterion STAYS_AWAY = Criterion.error(
            "server-does-not-return",
            "A server that is back gets no requests, so the others keep its share.",
            "Look for what keeps it away: a long fail_timeout, a slow start, a mark by hand.");

    /** Beyond the time for which the trial lets nginx leave a server alone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(20);

    @Override
    public List<Criterion> criteria() {
        return List.of(REACHES_CLIENTS, STAYS_AWAY);
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException {
        Stub victim = FailureTrial.victim(subject, bench);
        victim.become(Manner.DEAD);
        List<Answer> answers =
                new ArrayList<>(bench.send(subject.enough(), bench.calls().of(Crowd.DIRECT, subject.route(), "GET")));
        int reads = answers.size();
        answers.addAll(bench.send(subject.enough(), bench.calls().of(Crowd.DIRECT, subject.route(), "POST")));
        long failed = FailureTrial.failures(answers);
        results.observe(subject, "one server dead", "%d of %d reads and posts fail".formatted(failed, answers.size()));
        if (failed > 0) {
            results.add(REACHES_CLIENTS.at(
                    subject.route().label(),
                    "%d of %d reads and %d of %d posts fail while %s is dead"
                            .formatted(
                                    FailureTrial.failures(answers.subList(0, reads)),
                                    reads,
                                    FailureTrial.failures(answers.subList(reads, answers.size())),
                                    answers.size() - reads,
                                    victim.name())));
        }
        victim.become(Manner.WELL);
        awaitReturn(subject, bench, results, victim);
    }

    private static void awaitReturn(Subject subject, Bench bench, Results results, Stub victim)
            throws InterruptedException {
        Instant begin = Instant.now();
        victim.forget();
        while (victim.seen().isEmpty()) {
            if (Instant.now().isAfter(begin.plus(PATIENCE))) {
                results.observe(subject, "the dead server is back", "it gets nothing");
                results.add(STAYS_AWAY.at(subject.route().label(), victim.name() + " gets nothing"));
                return;
            }
            Client.send(bench.calls().one(subject.route(), "GET"));
            Thread.sleep(PAUSE);
        }
        results.observe(
                subject,
                "the dead server is back",
                "it gets requests after %d ms"
                        .formatted(Duration.between(begin, Instant.now()).toMillis()));
    }
}
