package org.secureside.query.peers;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The nodes that belong together.
 *
 * @param peers every query node as {@code name=base URL}, this one included; none if this node knows of no others
 * @param commandNodes every command node as {@code name=base URL}; none if this node knows of none
 * @param peerTimeout how long a node may take to answer before it counts as unreachable
 */
@ConfigurationProperties("secureside.node")
record PeerProperties(
        @DefaultValue List<String> peers,
        @DefaultValue List<String> commandNodes,
        @DefaultValue("3s") Duration peerTimeout) {

    /** Returns the query nodes by name, in the order of the configuration. */
    Map<String, URI> queryNodesByName() {
        return byName("peers", peers);
    }

    /** Returns the command nodes by name, in the order of the configuration. */
    Map<String, URI> commandNodesByName() {
        return byName("command-nodes", commandNodes);
    }

    private static Map<String, URI> byName(String property, List<String> listed) {
        Map<String, URI> nodes = new LinkedHashMap<>();
        for (String node : listed) {
            int sign = node.indexOf('=');
            URI url = URI.create(node.substring(sign + 1).strip());
            if (sign < 1 || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "secureside.node.%s must list nodes as name=http://host:port, but holds: %s"
                                .formatted(property, node));
            }
            nodes.put(node.substring(0, sign).strip(), url);
        }
        return nodes;
    }
}
