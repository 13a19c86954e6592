package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.util.List;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** One server fails at once while the others work: does it draw requests to itself because it is so quick? */
final class FastErrorTrial implements FailureTrial {

    private static final Criterion ATTRACTS = Criterion.warning(
            "fast-errors-attract-traffic",
            "A server that fails at once looks like the least busy one, and gets most of the requests.",
            "Take the servers in turn, or let the failing one be noticed: max_fails counts what proxy_next_upstream names.");

    /** At most this part of the requests fails where the servers are taken in turn, for three of them and more. */
    private static final int REQUESTS = 160;

    private static final double ATTRACTED = 1.5;

    @Override
    public List<Criterion> criteria() {
        return List.of(ATTRACTS);
    }

    @Override
    public boolean fits(Subject subject) {
        return subject.takesReads();
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException {
        Stub victim = FailureTrial.victim(subject, bench);
        for (Stub stub : bench.fleet().all()) {
            stub.become(stub.equals(victim) ? Manner.FAILING : Manner.SLOW);
        }
        List<Answer> answers = bench.send(REQUESTS, bench.calls().of(Crowd.DIRECT, subject.route(), "GET"));
        long failed = FailureTrial.failures(answers);
        double fair = subject.share();
        results.observe(
                subject,
                "one server answers 500 at once, the others after %d ms".formatted(Stub.PAUSE.toMillis()),
                "%d of %d reads fail, where %.0f are its fair share".formatted(failed, REQUESTS, fair * REQUESTS));
        // Even where servers are chosen at random, half more than the fair share has a chance below one in a hundred.
        if (failed > ATTRACTED * fair * REQUESTS) {
            results.add(ATTRACTS.at(subject.route().label(), "%d of %d reads fail".formatted(failed, REQUESTS)));
        }
    }
}
