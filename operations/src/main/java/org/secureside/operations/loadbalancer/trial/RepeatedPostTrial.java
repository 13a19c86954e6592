package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.util.List;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;

/** One server takes posts and breaks off; is a post without a key sent to another one? */
final class RepeatedPostTrial implements FailureTrial {

    private static final Criterion REPEATED = Criterion.error(
            "post-repeated-without-key",
            "A post that one server may have taken is sent to another. Without an Idempotency-Key that is done twice.",
            "Take non_idempotent away, unless the servers refuse posts without a key, as SecureSide's do.");

    /** The victim meets one of three requests, so that none of so many does is not to be expected. */
    private static final int MOST_TRIES = 60;

    @Override
    public List<Criterion> criteria() {
        return List.of(REPEATED);
    }

    @Override
    public boolean fits(Subject subject) {
        return subject.takesPosts();
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) throws IOException, InterruptedException {
        int keyed = nodesReachedBy(subject, bench, true);
        bench.reset();
        int unkeyed = nodesReachedBy(subject, bench, false);
        results.observe(subject, "a server breaks off a post with a key", words(keyed));
        results.observe(subject, "a server breaks off a post without a key", words(unkeyed));
        if (unkeyed > 1) {
            boolean asked = bench.configuration()
                    .all("proxy_next_upstream")
                    .anyMatch(conditions -> conditions.arguments().contains("non_idempotent"));
            Finding finding = REPEATED.at(subject.route().label(), "it reached %d servers".formatted(unkeyed));
            results.add(asked ? finding.asWarning() : finding);
        }
    }

    /** Sends posts until one meets the victim, and returns how many servers that one reached; 0 if none did. */
    private static int nodesReachedBy(Subject subject, Bench bench, boolean withKey) throws IOException {
        Stub victim = FailureTrial.victim(subject, bench);
        victim.become(Manner.RESETTING);
        for (int i = 0; i < MOST_TRIES; i++) {
            bench.fleet().all().forEach(Stub::forget);
            Call post = bench.calls().one(subject.route(), "POST");
            Client.send(withKey ? post : post.without("Idempotency-Key"));
            if (hasSeenPost(victim)) {
                return (int) bench.fleet().all().stream()
                        .filter(RepeatedPostTrial::hasSeenPost)
                        .count();
            }
        }
        return 0;
    }

    private static boolean hasSeenPost(Stub stub) {
        return stub.seen().stream().anyMatch(message -> message.word(0).equals("POST"));
    }

    private static String words(int servers) {
        return switch (servers) {
            case 0 -> "none met that server";
            case 1 -> "it is not sent to another; the client has to";
            default -> "it is sent to another";
        };
    }
}
