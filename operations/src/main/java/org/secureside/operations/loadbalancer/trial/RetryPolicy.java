package org.secureside.operations.loadbalancer.trial;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.model.Node;

/**
 * What holds in a location for requests of which a server fails: when it is given up, and whether others are tried.
 *
 * @param directives the directives, with times as they are in the trial
 */
record RetryPolicy(List<String> directives) {

    private static final List<String> TRIES =
            List.of("proxy_next_upstream", "proxy_next_upstream_tries", "proxy_next_upstream_timeout");
    private static final List<String> TIMES =
            List.of("proxy_connect_timeout", "proxy_read_timeout", "proxy_send_timeout");

    static RetryPolicy of(Node location) {
        Stream<String> tries = TRIES.stream()
                .flatMap(name -> location.inherited(name).stream())
                .map(directive -> directive.name() + " "
                        + String.join(
                                " ", directive.arguments().stream().sorted().toList()));
        Stream<String> times = TIMES.stream()
                .map(name -> name + " "
                        + location.inherited(name)
                                .map(directive -> TrialTimes.shortened(directive.argument(0)))
                                .orElse(TrialTimes.PATIENCE_MILLIS + "ms"));
        return new RetryPolicy(Stream.concat(tries, times).toList());
    }
}
