package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.util.List;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** One server treats requests badly; do readers notice? */
final class MannerTrial implements FailureTrial {

    private final Manner manner;
    private final String words;
    private final Criterion criterion;

    private MannerTrial(Manner manner, String words, Criterion criterion) {
        this.manner = manner;
        this.words = words;
        this.criterion = criterion;
    }

    static MannerTrial resetting() {
        return new MannerTrial(
                Manner.RESETTING,
                "one server resets connections",
                Criterion.error(
                        "resetting-server-reaches-clients",
                        "When a server breaks off, reads fail that others could have answered.",
                        "Let proxy_next_upstream name \"error\"."));
    }

    static MannerTrial hanging() {
        return new MannerTrial(
                Manner.HANGING,
                "one server takes requests and says nothing",
                Criterion.error(
                        "hanging-server-reaches-clients",
                        "When a server hangs, reads wait for it and then fail, although others could have answered.",
                        "Let proxy_next_upstream name \"timeout\", and give proxy_next_upstream_timeout more time than"
                                + " proxy_read_timeout."));
    }

    static MannerTrial busy() {
        return new MannerTrial(
                Manner.BUSY,
                "one server answers 503",
                Criterion.warning(
                        "busy-server-reaches-clients",
                        "A server that says it cannot serve now is believed, but its requests are not tried elsewhere.",
                        "Let proxy_next_upstream name \"http_503\"."));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(criterion);
    }

    @Override
    public boolean fits(Subject subject) {
        return subject.takesReads();
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException {
        Stub victim = FailureTrial.victim(subject, bench);
        victim.become(manner);
        List<Answer> answers = bench.send(subject.enough(), bench.calls().of(Crowd.DIRECT, subject.route(), "GET"));
        long failed = FailureTrial.failures(answers);
        results.observe(subject, words, "%d of %d reads fail".formatted(failed, answers.size()));
        if (failed > 0) {
            results.add(criterion.at(
                    subject.route().label(), "%d of %d reads fail: %s".formatted(failed, answers.size(), words)));
        }
    }
}
