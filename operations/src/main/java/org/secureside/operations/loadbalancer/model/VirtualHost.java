package org.secureside.operations.loadbalancer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server block of the http block.
 *
 * @param node the block
 * @param listens where it is reached
 * @param names the host names it answers to
 */
public record VirtualHost(Node node, List<Listen> listens, List<String> names) {

    public VirtualHost {
        listens = List.copyOf(listens);
        names = List.copyOf(names);
    }

    static VirtualHost of(Node node) {
        List<Listen> listens =
                new ArrayList<>(node.children("listen").stream().map(Listen::of).toList());
        if (listens.isEmpty()) {
            listens.add(Listen.implied(node));
        }
        List<String> names = node.children("server_name").stream()
                .flatMap(names_ -> names_.arguments().stream())
                .toList();
        return new VirtualHost(node, listens, names);
    }

    /** Returns a name by which a client would ask for this host; empty if it has none. */
    public Optional<String> exampleName() {
        return names.stream()
                .filter(name -> !name.startsWith("~") && !name.equals("_") && !name.isEmpty())
                .map(name -> name.startsWith("*.") ? "probe" + name.substring(1) : name)
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .map(name -> name.endsWith(".*") ? name.substring(0, name.length() - 1) + "test" : name)
                .filter(name -> !name.contains("$"))
                .findFirst();
    }

    /** Returns all locations, nested ones too. */
    public List<Location> locations() {
        return node.stream()
                .filter(inner -> inner.is("location"))
                .map(Location::of)
                .toList();
    }
}
