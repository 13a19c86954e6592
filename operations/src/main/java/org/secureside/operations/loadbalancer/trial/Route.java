package org.secureside.operations.loadbalancer.trial;

import java.util.function.IntFunction;
import org.secureside.operations.loadbalancer.model.Node;

/**
 * A way into the configuration: a host name and a kind of path.
 *
 * @param port where the balancer listens in the trial
 * @param host the host name that clients ask for
 * @param location the location block that it was made for
 * @param label how a report calls it
 * @param paths a different path of this kind for each number
 * @param isForUnknownHost whether no server block has the host name, while there are several of them
 */
record Route(int port, String host, Node location, String label, IntFunction<String> paths, boolean isForUnknownHost) {}
