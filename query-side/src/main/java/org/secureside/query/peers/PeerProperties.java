package org.secureside.query.peers;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The query nodes that belong together.
 *
 * @param peers every node as {@code name=base URL}, this one included; none if this node knows of no others
 * @param peerTimeout how long a peer may take to answer before it counts as unreachable
 */
@ConfigurationProperties("secureside.node")
record PeerProperties(
        @DefaultValue List<String> peers,
        @DefaultValue("3s") Duration peerTimeout) {

    /**
     * Returns the nodes by name, in the order of the configuration.
     *
     * @throws IllegalArgumentException if one is not written as {@code name=http://…}
     */
    Map<String, URI> byName() {
        Map<String, URI> nodes = new LinkedHashMap<>();
        for (String peer : peers) {
            int sign = peer.indexOf('=');
            URI url = URI.create(peer.substring(sign + 1).strip());
            if (sign < 1 || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "secureside.node.peers must list nodes as name=http://host:port, but holds: " + peer);
            }
            nodes.put(peer.substring(0, sign).strip(), url);
        }
        return nodes;
    }
}
