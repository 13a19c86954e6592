package org.secureside.operations.loadbalancer.model;

import java.util.List;

/**
 * A socket and the virtual hosts behind it.
 *
 * @param key the socket
 * @param hosts the virtual hosts, in order
 * @param fallback the one that answers to names that no other has
 */
public record Socket(String key, List<VirtualHost> hosts, VirtualHost fallback) {

    public Socket {
        hosts = List.copyOf(hosts);
    }
}
