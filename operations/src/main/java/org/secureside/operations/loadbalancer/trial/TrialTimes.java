package org.secureside.operations.loadbalancer.trial;

import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Durations;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;

/** Times of a configuration, made short enough for a trial and still in the same proportion to each other. */
final class TrialTimes {

    /** How long nginx waits for a server in a trial, at most: beyond what a busy machine makes of a quick answer. */
    static final long PATIENCE_MILLIS = 2000;

    /** From here on a server is left alone for so long that a trial shows it rather than shorten it. */
    static final long LONG_SECONDS = 300;

    /** nginx's own, where a configuration says nothing. */
    private static final long DEFAULT_READ_TIMEOUT_MILLIS = 60_000;

    private TrialTimes() {}

    /** Returns a timeout, no longer than the trial wants to wait. */
    static String shortened(String text) {
        return Durations.millis(text)
                .map(millis -> Math.min(millis, PATIENCE_MILLIS) + "ms")
                .orElse(text);
    }

    /**
     * Returns the time within which other servers are tried, shortened as the read timeout is: whether there is time for
     * a second try after the first server hung must come out as it would.
     */
    static String inProportion(Configuration configuration, Directive directive) {
        String text = directive.words().get(1).value();
        long patience = configuration
                .all(directive.name())
                .filter(node -> node.at().equals(directive.at()))
                .findFirst()
                .flatMap(Node::parent)
                .flatMap(block -> block.inherited("proxy_read_timeout"))
                .flatMap(timeout -> Durations.millis(timeout.argument(0)))
                .orElse(DEFAULT_READ_TIMEOUT_MILLIS);
        return Durations.millis(text)
                .filter(millis -> patience > PATIENCE_MILLIS)
                .map(millis -> (millis * PATIENCE_MILLIS + patience - 1) / patience + "ms")
                .orElse(text);
    }
}
