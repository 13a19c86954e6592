package org.secureside.operations.loadbalancer.traffic;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.stack.StackDescription;

/** Which nodes there are and where they listen, as the stack's description tells it. */
public final class NodeNames {

    /**
     * A node.
     *
     * @param kind {@code command} or {@code query}
     * @param name its name
     * @param address the key of its address
     */
    record Node(String kind, String name, String address) {}

    private final List<Node> nodes = new ArrayList<>();
    private Optional<URI> balancer = Optional.empty();

    private NodeNames() {}

    /** Returns the names of the nodes of the stack in a data folder; none, if there is no stack. */
    public static NodeNames of(Path data) {
        NodeNames names = new NodeNames();
        try {
            StackDescription stack = StackDescription.read(data);
            names.balancer = Optional.of(stack.publicUrl());
            names.add("command", "command-1", stack.commandNode());
            stack.queryNodes().forEach((name, address) -> names.add("query", name, address));
        } catch (CommandFailure e) {
            // The balancer may stand alone. Its servers then go by their addresses.
            return names;
        }
        return names;
    }

    /** Returns the name of the node at an address, given by its key; nothing, if it is not known. */
    public String of(String address) {
        return nodes.stream()
                .filter(node -> node.address().equals(address))
                .map(Node::name)
                .findFirst()
                .orElse("");
    }

    /** Returns where clients reach the balancer of the stack, if there is one. */
    Optional<URI> balancer() {
        return balancer;
    }

    /** Returns where the nodes listen that should get traffic. */
    public List<Address> addresses() {
        return nodes.stream()
                .flatMap(node -> Address.parse(node.address()).stream())
                .toList();
    }

    /** Returns the nodes that should get traffic. */
    List<Node> all() {
        return List.copyOf(nodes);
    }

    /** Returns the node at an address as it stands in the access log; one that is not known goes by its address. */
    Node at(String upstream) {
        String address = Address.parse(upstream).map(Address::key).orElse(upstream);
        return nodes.stream()
                .filter(node -> node.address().equals(address))
                .findFirst()
                .orElseGet(() -> new Node("unknown", address, address));
    }

    private void add(String kind, String name, URI address) {
        Address.parse(address.getAuthority()).ifPresent(parsed -> nodes.add(new Node(kind, name, parsed.key())));
    }
}
