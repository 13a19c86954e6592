package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.util.List;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** Tries one thing that can go wrong with a server, while all others are well. */
interface FailureTrial {

    /** Returns what is looked for. */
    List<Criterion> criteria();

    /** Returns whether it can be tried on these servers. */
    boolean fits(Subject subject);

    /** Tries it; afterwards everything is as the trial left it. */
    void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException;

    /** Returns how many of the answers are not what the client asked for. */
    static long failures(List<Answer> answers) {
        return answers.stream().filter(answer -> !answer.isGood()).count();
    }

    /** Returns the stand-in that is to fail. */
    static Stub victim(Subject subject, Bench bench) {
        return bench.fleet().ofKey(subject.victim()).orElseThrow();
    }
}
