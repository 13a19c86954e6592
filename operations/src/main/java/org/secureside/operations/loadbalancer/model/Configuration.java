package org.secureside.operations.loadbalancer.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.syntax.SourceFile;

/** A whole configuration, as far as it decides where requests go. */
public final class Configuration {

    private static final Set<String> MAIN_BLOCKS = Set.of("events", "http", "stream", "mail");
    private static final Set<String> HTTP_ONLY = Set.of("upstream", "server", "map", "geo", "split_clients");

    private final SourceFile source;
    private final boolean snippet;
    private final Node root;
    private final List<Pool> pools;
    private final List<VirtualHost> hosts;
    private final List<Target> targets;
    private final Variables variables;

    private Configuration(SourceFile source) {
        this.source = source;
        Node main = Node.root("", source);
        this.snippet = main.children().stream().noneMatch(node -> MAIN_BLOCKS.contains(node.name()))
                && main.children().stream().anyMatch(node -> HTTP_ONLY.contains(node.name()));
        this.root = snippet ? Node.root("http", source) : main;
        this.pools = all("upstream").map(Pool::of).toList();
        this.hosts = all("server")
                .filter(node ->
                        node.parent().filter(parent -> parent.is("http")).isPresent())
                .map(VirtualHost::of)
                .toList();
        Set<String> names = pools.stream().map(Pool::name).collect(Collectors.toSet());
        this.targets =
                root.stream().flatMap(node -> Target.of(node, names).stream()).toList();
        this.variables = new Variables(root);
    }

    /** Returns what the statements mean. */
    public static Configuration of(SourceFile source) {
        return new Configuration(source);
    }

    /** Returns the statements. */
    public SourceFile source() {
        return source;
    }

    /** Returns the main file. */
    public Path file() {
        return source.path();
    }

    /** Returns whether the file is a part that is to be included in the http block of another. */
    public boolean isSnippet() {
        return snippet;
    }

    /** Returns the outermost block; the http block where the file is a snippet. */
    public Node root() {
        return root;
    }

    /** Returns all blocks and directives of a name, wherever they stand. */
    public Stream<Node> all(String name) {
        return root.stream().filter(node -> node.is(name));
    }

    /** Returns the upstream blocks, of http and of stream. */
    public List<Pool> pools() {
        return pools;
    }

    /** Returns the pools that balance between several servers, or were meant to. */
    public List<Pool> widePools() {
        return pools.stream().filter(pool -> pool.listed().size() > 1).toList();
    }

    /** Returns the virtual hosts of the http block. */
    public List<VirtualHost> hosts() {
        return hosts;
    }

    /** Returns the directives that pass requests or connections on. */
    public List<Target> targets() {
        return targets;
    }

    /** Returns the variables that the configuration makes. */
    public Variables variables() {
        return variables;
    }

    /** Returns whether a file that belongs to it could not be read. */
    public boolean isIncomplete() {
        return root.stream().flatMap(node -> node.includes().stream()).anyMatch(include -> include.problem() != null);
    }

    /** Returns whether more than one worker process runs, as far as the file says; a snippet does not say. */
    public boolean hasSeveralWorkers() {
        return root.child("worker_processes")
                .map(node -> !node.argument(0).equals("1"))
                .orElse(snippet);
    }

    /** Returns the pool of a name; as in nginx, case does not matter. */
    public List<Pool> poolsNamed(String name, boolean stream) {
        return pools.stream()
                .filter(pool -> pool.name().equalsIgnoreCase(name) && pool.isStream() == stream)
                .toList();
    }

    /** Returns every place to which a directive may pass a request. */
    public List<Destination> destinations(Target target) {
        return variables
                .values(target.place(), target.node())
                .map(values -> values.stream()
                        .map(value -> destination(target, value))
                        .distinct()
                        .toList())
                .orElseGet(() -> List.of(new Destination.Unknown(target.text())));
    }

    /** Returns the widest pool of which a server at this address is one of several members. */
    public List<Pool> widePoolsWith(Address address) {
        return pools.stream()
                .filter(pool -> pool.listed().size() > 1 && pool.lists(address))
                .toList();
    }

    /** Returns the virtual hosts that listen at an address of this machine: whoever passes to it passes to nginx itself. */
    public List<VirtualHost> hostsAt(Address address) {
        String here = "*:" + address.port();
        return hosts.stream()
                .filter(host -> host.listens().stream()
                        .map(Listen::key)
                        .anyMatch(key -> key.equals(address.key())
                                || (key.equals(here) && address.host().startsWith("127."))))
                .toList();
    }

    /** Returns the sockets of the http block with the virtual hosts behind each. */
    public List<Socket> sockets() {
        Map<String, List<VirtualHost>> behind = new LinkedHashMap<>();
        for (VirtualHost host : hosts) {
            host.listens().stream()
                    .map(Listen::key)
                    .distinct()
                    .forEach(key -> behind.computeIfAbsent(key, unused -> new ArrayList<>())
                            .add(host));
        }
        return behind.entrySet().stream()
                .map(entry -> new Socket(entry.getKey(), entry.getValue(), fallback(entry.getKey(), entry.getValue())))
                .collect(Collectors.toList());
    }

    private static VirtualHost fallback(String key, List<VirtualHost> hosts) {
        return hosts.stream()
                .filter(host ->
                        host.listens().stream().anyMatch(listen -> listen.key().equals(key) && listen.isDefault()))
                .findFirst()
                .orElseGet(hosts::getFirst);
    }

    /** Returns the place that a text without variables names. */
    public Destination destination(Target target, String value) {
        String authority = Target.authority(value);
        List<Pool> named = poolsNamed(authority, target.isStream());
        if (!named.isEmpty()) {
            return new Destination.ToPool(named.getFirst());
        }
        return Address.parse(authority, Target.defaultPort(value))
                .<Destination>map(Destination.ToServer::new)
                .orElseGet(() -> new Destination.Unknown(value));
    }
}
