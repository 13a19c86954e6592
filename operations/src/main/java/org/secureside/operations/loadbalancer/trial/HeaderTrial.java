package org.secureside.operations.loadbalancer.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** Looks at what of a client's request reaches a server. */
final class HeaderTrial implements FailureTrial {

    private static final Criterion LOST = Criterion.error(
            "header-lost",
            "Something that clients send does not reach the servers. Without Authorization nobody may do anything, without"
                    + " Idempotency-Key a retry is a second message, without Read-After a reader misses its own write.",
            "Take the proxy_set_header that empties it away, or set proxy_pass_request_headers on.");
    private static final Criterion HOST = Criterion.warning(
            "host-header-replaced",
            "The servers see the name of the pool in place of the name that clients asked for.",
            "Add \"proxy_set_header Host $host;\" if they make links or choose by name.");

    /** What must arrive as it was sent; what nginx may set itself must only be there. */
    private static final Map<String, String> READ =
            Map.of("X-Request-ID", "trial-request-0001", "Read-After", "\"00000000-0000-0000-0000-000000000000@0\"");

    @Override
    public List<Criterion> criteria() {
        return List.of(LOST, HOST);
    }

    @Override
    public boolean fits(Subject subject) {
        return true;
    }

    @Override
    public void run(Subject subject, Bench bench, Results results) {
        Call read = bench.calls().one(subject.route(), "GET");
        for (Map.Entry<String, String> header : READ.entrySet()) {
            read = read.with(header.getKey(), header.getValue());
        }
        Optional<Message> seenRead = seen(bench, read);
        Call post = bench.calls().one(subject.route(), "POST");
        Optional<Message> seenPost = seen(bench, post);
        List<String> lost = new ArrayList<>();
        seenRead.ifPresent(message -> {
            if (message.header("X-Request-ID").isEmpty()) {
                lost.add("X-Request-ID");
            }
            if (!message.header("Read-After").equals(READ.get("Read-After"))) {
                lost.add("Read-After");
            }
            if (!message.header("Host").equals(subject.route().host())) {
                results.add(
                        HOST.at(subject.route().label(), "the servers see \"%s\"".formatted(message.header("Host"))));
            }
        });
        seenPost.ifPresent(message -> List.of("Authorization", "Idempotency-Key")
                .forEach(name -> {
                    if (!message.header(name).equals(post.headers().get(name))) {
                        lost.add(name);
                    }
                }));
        if (!lost.isEmpty()) {
            results.add(LOST.at(subject.route().label(), String.join(", ", lost)));
        }
        results.observe(
                subject,
                "headers of a read and a post",
                lost.isEmpty() ? "all of them arrive" : "lost: " + String.join(", ", lost));
    }

    private static Optional<Message> seen(Bench bench, Call call) {
        bench.fleet().all().forEach(Stub::forget);
        Answer answer = Client.send(call);
        // The last one, for nginx may have asked for permission before.
        return bench.fleet()
                .ofKey(bench.server(answer))
                .flatMap(stub -> stub.seen().stream().reduce((first, second) -> second));
    }
}
