package org.secureside.operations.loadbalancer;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Socket;

/** Whether clients still reach a configuration where they reached the one before. */
final class SocketsKept {

    static final Criterion CRITERION = Criterion.error(
            "socket-closed",
            "The running configuration listens where the new one does not: whoever asks there is not answered any more.",
            "Write the same listen, or accept this by name once nobody asks there.");

    private SocketsKept() {}

    /** Returns where the running configuration listens and the candidate does not. */
    static List<Finding> findings(Configuration running, Configuration candidate) {
        Set<String> open = candidate.sockets().stream().map(Socket::key).collect(Collectors.toSet());
        return running.sockets().stream()
                .map(Socket::key)
                .filter(key -> !open.contains(key) && !open.contains(everywhere(key)))
                .map(key -> CRITERION.at(candidate.file().toString(), "nothing listens at " + key))
                .toList();
    }

    /** Returns the socket of the same port at all addresses of the machine. */
    private static String everywhere(String key) {
        return "*" + key.substring(Math.max(0, key.lastIndexOf(':')));
    }
}
