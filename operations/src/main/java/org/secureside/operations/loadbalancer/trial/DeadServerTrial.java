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
            "A server that is back gets no requests, or few, so the others keep its share.",
            "Look for what keeps it away: a long fail_timeout, a slow start, a mark by hand.");

    /** Beyond the time for which the trial lets nginx leave a server alone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** That a server which gets its share of requests at random gets less than this of it is hardly to be seen. */
    private static final double FAIR_ENOUGH = 0.25;

    private static final Duration PAUSE = Duration.ofMillis(20);

    @Override
    public List<Criterion> criteria() {
        return List.of(REACHES_CLIENTS, STAYS_AWAY);
    }

    @Override
    public boolean fits(Subject subject) {
        return true;
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException {
        Stub victim = FailureTrial.victim(subject, bench);
        victim.become(Manner.DEAD);
        List<String> told = new ArrayList<>();
        long failed = 0;
        for (String method : subject.methods().stream().sorted().toList()) {
            List<Answer> answers =
                    bench.send(subject.enough(), bench.calls().of(Crowd.DIRECT, subject.route(), method));
            failed += FailureTrial.failures(answers);
            told.add("%d of %d %ss fail".formatted(FailureTrial.failures(answers), answers.size(), method));
        }
        results.observe(subject, "one server dead", String.join(", ", told));
        if (failed > 0) {
            results.add(REACHES_CLIENTS.at(
                    subject.route().label(), "while %s is dead, %s".formatted(victim.name(), String.join(", ", told))));
        }
        victim.become(Manner.WELL);
        awaitReturn(subject, bench, results, victim);
    }

    private static void awaitReturn(Subject subject, Bench bench, Results results, Stub victim)
            throws InterruptedException {
        Instant begin = Instant.now();
        String method = subject.takesReads() ? "GET" : "POST";
        victim.forget();
        while (victim.seen().isEmpty()) {
            if (isOver(begin)) {
                results.observe(subject, "the dead server is back", "it gets nothing");
                results.add(STAYS_AWAY.at(subject.route().label(), victim.name() + " gets nothing"));
                return;
            }
            Client.send(bench.calls().one(subject.route(), method));
            Thread.sleep(PAUSE);
        }
        long first = millisSince(begin);
        int requests = subject.fewest();
        int got;
        do {
            victim.forget();
            bench.send(requests, bench.calls().of(Crowd.DIRECT, subject.route(), method));
            got = victim.seen().size();
        } while (got < FAIR_ENOUGH * subject.share() * requests && !isOver(begin));
        results.observe(
                subject,
                "the dead server is back",
                "it gets requests after %d ms, and %d of %d after %d ms"
                        .formatted(first, got, requests, millisSince(begin)));
        if (got < FAIR_ENOUGH * subject.share() * requests) {
            results.add(STAYS_AWAY.at(
                    subject.route().label(),
                    "%s gets %d of %d requests, and %.0f are its share"
                            .formatted(victim.name(), got, requests, subject.share() * requests)));
        }
    }

    private static boolean isOver(Instant begin) {
        return Instant.now().isAfter(begin.plus(PATIENCE));
    }

    private static long millisSince(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis();
    }
}
