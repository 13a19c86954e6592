package org.secureside.operations.loadbalancer.trial;

import java.util.Optional;
import java.util.function.IntFunction;
import org.secureside.operations.loadbalancer.model.Node;

/**
 * A way into the configuration: a host name and a kind of path, and what else chooses where requests go.
 *
 * @param port where the balancer listens in the trial
 * @param host the host name that clients ask for
 * @param location the location block that it was made for
 * @param label how a report calls it
 * @param paths a different path of this kind for each number
 * @param isForUnknownHost whether no server block has the host name, while there are several of them
 * @param mark what each request carries; empty for nothing
 */
record Route(
        int port,
        String host,
        Node location,
        String label,
        IntFunction<String> paths,
        boolean isForUnknownHost,
        Optional<Mark> mark) {

    /** Returns the same way for requests that carry something. */
    Route with(Mark next) {
        String called = label + " with " + next;
        String asked = next.kind().equals("host") ? next.value() : host;
        return new Route(port, asked, location, called, paths, isForUnknownHost, Optional.of(next));
    }
}
