package org.secureside.operations.loadbalancer.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An upstream block.
 *
 * @param name what it is called
 * @param node the block
 * @param servers its servers, in order
 * @param balancing how it chooses between them
 */
public record Pool(String name, Node node, List<PoolServer> servers, Balancing balancing) {

    public Pool {
        servers = List.copyOf(servers);
    }

    /** Returns whether it balances connections (stream) rather than requests (http). */
    public boolean isStream() {
        return node.ancestor("stream").isPresent();
    }

    /** Returns whether its state is shared by the workers. */
    public boolean hasZone() {
        return node.child("zone").isPresent();
    }

    /** Returns the servers that take traffic while all is well. */
    public List<PoolServer> active() {
        return servers.stream()
                .filter(server -> !server.backup() && !server.down())
                .toList();
    }

    /** Returns how many different servers take traffic while all is well. */
    public int width() {
        return members().size();
    }

    /** Returns the different servers that take traffic while all is well, by the key of their address. */
    public Map<String, PoolServer> members() {
        return distinct(active());
    }

    /** Returns the different servers that are listed, by the key of their address. */
    public Map<String, PoolServer> listed() {
        return distinct(servers);
    }

    /** Returns whether a server at this address is listed. */
    public boolean lists(Address address) {
        return listed().containsKey(address.key());
    }

    private static Map<String, PoolServer> distinct(Collection<PoolServer> servers) {
        return servers.stream()
                .collect(Collectors.toMap(
                        server -> server.address().key(),
                        server -> server,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    static Pool of(Node block) {
        List<PoolServer> servers = new ArrayList<>();
        block.children("server").forEach(server -> PoolServer.of(server).ifPresent(servers::add));
        return new Pool(block.argument(0), block, servers, Balancing.of(block));
    }
}
