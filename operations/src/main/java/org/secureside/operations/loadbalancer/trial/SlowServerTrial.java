package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** One server takes its time, as a busy one does; is it waited for? */
final class SlowServerTrial implements FailureTrial {

    private static final Criterion COUNTS_AS_DEAD = Criterion.error(
            "slow-server-counts-as-dead",
            "A server that takes its time is given up: its requests fail or are done again by the others, which are"
                    + " busier for it.",
            "Give proxy_read_timeout more time than a busy server takes: some ten seconds.");

    @Override
    public List<Criterion> criteria() {
        return List.of(COUNTS_AS_DEAD);
    }

    @Override
    public boolean fits(Subject subject) {
        return true;
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException {
        Stub victim = FailureTrial.victim(subject, bench);
        victim.become(Manner.LATE);
        String words = "one server answers after %d ms".formatted(Stub.LONG_PAUSE.toMillis());
        List<String> told = new ArrayList<>();
        boolean givenUp = false;
        for (String method : subject.methods().stream().sorted().toList()) {
            victim.forget();
            List<Answer> answers =
                    bench.send(subject.fewest(), bench.calls().of(Crowd.DIRECT, subject.route(), method));
            long failed = FailureTrial.failures(answers);
            long waitedFor = answers.stream()
                    .filter(answer -> answer.server().equals(String.valueOf(victim.port())))
                    .count();
            givenUp |= failed > 0 || (waitedFor == 0 && !victim.seen().isEmpty());
            told.add("%d of %d %ss fail, %d come from it"
                    .formatted(failed, answers.size(), method.toLowerCase(Locale.ROOT), waitedFor));
        }
        results.observe(subject, words, String.join("; ", told));
        if (givenUp) {
            results.add(COUNTS_AS_DEAD.at(subject.route().label(), "while " + words + ", " + String.join("; ", told)));
        }
    }
}
