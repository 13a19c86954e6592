package org.secureside.operations.loadbalancer.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;

/**
 * Asks the real servers who they are. SecureSide's nodes say so in the header {@value #NODE_HEADER} of every answer,
 * also of those that refuse, so no token is needed; query nodes say how far they are behind, too ({@value #LAG_HEADER}).
 */
public final class LiveCheck {

    static final String NODE_HEADER = "SecureSide-Node";
    static final String LAG_HEADER = "SecureSide-Lag";

    /** What SecureSide's nodes are called, before their number. */
    private static final Set<String> KINDS = Set.of("command", "query");

    private static final Criterion UNRESOLVED = Criterion.error(
            "server-not-resolved",
            "The name of a server is unknown here: nginx does not start with a name that it cannot look up.",
            "Correct the name, or check on the machine of the balancer.");
    private static final Criterion UNREACHABLE = Criterion.error(
            "server-unreachable",
            "Nothing accepts connections at an address of the configuration: its share goes to the others.",
            "Start the server, or correct its address and port.");
    private static final Criterion NOT_READY =
            Criterion.error("server-not-ready", "A server is there, but cannot serve.", "See the log of the node.");
    private static final Criterion UNIDENTIFIED = Criterion.error(
            "server-not-identified",
            "Something answers at the address, but it is not a node like the others: a wrong port, perhaps.",
            "Correct the address and port.");
    private static final Criterion SAME_NODE = Criterion.error(
            "same-node-twice",
            "Two addresses lead to one node: it gets two shares, and another node gets none.",
            "Correct the address and port of one of them.");
    private static final Criterion OTHER_KIND = Criterion.error(
            "foreign-node-in-pool",
            "Nodes of different kinds are in one pool: some requests end where nobody understands them.",
            "Correct the address and port of the one that does not belong there.");
    private static final Criterion NOT_LISTED = Criterion.error(
            "node-missing",
            "A node that should get traffic shares that of no pool.",
            "Add it to the upstream block that requests are passed to, as a server like the others.");
    private static final Criterion UNEXPECTED = Criterion.warning(
            "server-not-expected",
            "A pool holds a server that is not among the given nodes.",
            "Take it out, or name it with --nodes.");

    private LiveCheck() {}

    /** Returns everything that is looked for. */
    public static Stream<Criterion> criteria() {
        return Stream.of(
                UNRESOLVED, UNREACHABLE, NOT_READY, UNIDENTIFIED, SAME_NODE, OTHER_KIND, NOT_LISTED, UNEXPECTED);
    }

    /**
     * Asks the servers of a configuration, and the nodes that should be among them.
     *
     * @param nodes the addresses of the nodes that should get traffic; empty if nothing is known of them
     */
    public static LiveReport run(Configuration configuration, List<Address> nodes) throws InterruptedException {
        Map<String, Address> addresses = new LinkedHashMap<>();
        Roll roll = Roll.of(configuration);
        roll.addresses().forEach(address -> addresses.putIfAbsent(address.key(), address));
        nodes.forEach(address -> addresses.putIfAbsent(address.key(), address));
        Map<String, List<Sighting>> sightings = Visit.all(addresses.values());
        List<Sighting> all = sightings.values().stream().flatMap(List::stream).toList();
        List<Finding> findings = new ArrayList<>();
        all.forEach(sighting -> alone(sighting).ifPresent(findings::add));
        boolean nodesSayTheirNames =
                all.stream().anyMatch(sighting -> !sighting.node().isEmpty());
        roll.pools().forEach((pool, members) -> {
            List<Sighting> servers = members.stream()
                    .flatMap(member -> sightings.getOrDefault(member.key(), List.of()).stream())
                    .toList();
            findings.addAll(together(pool, servers));
            findings.addAll(nodesSayTheirNames ? strangers(pool, servers) : List.of());
        });
        findings.addAll(expected(roll, nodes));
        return new LiveReport(all, findings);
    }

    private static Optional<Finding> alone(Sighting sighting) {
        return switch (sighting.outcome()) {
            case UNRESOLVED -> Optional.of(UNRESOLVED.at(sighting.address(), sighting.problem()));
            case UNREACHABLE -> Optional.of(UNREACHABLE.at(sighting.address(), sighting.problem()));
            case ANSWERED ->
                sighting.notReady().isEmpty()
                        ? Optional.empty()
                        : Optional.of(NOT_READY.at(sighting.address(), sighting.notReady()));
        };
    }

    private static List<Finding> together(String pool, List<Sighting> servers) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Sighting>> byNode = servers.stream()
                .filter(server -> !server.node().isEmpty())
                .collect(Collectors.groupingBy(Sighting::node, LinkedHashMap::new, Collectors.toList()));
        for (int i = 0; i < servers.size(); i++) {
            for (Sighting other : servers.subList(i + 1, servers.size())) {
                if (servers.get(i).isWhere(other)) {
                    findings.add(SAME_NODE.at(
                            "upstream " + pool,
                            "%s and %s are the same place"
                                    .formatted(servers.get(i).address(), other.address())));
                }
            }
        }
        byNode.forEach((node, twins) -> {
            if (twins.size() > 1) {
                findings.add(SAME_NODE.at(
                        "upstream " + pool,
                        "%s answers at %s"
                                .formatted(
                                        node,
                                        twins.stream().map(Sighting::address).collect(Collectors.joining(" and ")))));
            }
        });
        Set<String> kinds =
                byNode.keySet().stream().map(LiveCheck::kind).collect(Collectors.toCollection(LinkedHashSet::new));
        if (kinds.size() > 1) {
            findings.add(OTHER_KIND.at("upstream " + pool, String.join(", ", byNode.keySet())));
        } else if (kinds.stream().anyMatch(kind -> isNamedForAnother(pool, kind))) {
            findings.add(OTHER_KIND
                    .at("upstream " + pool, "by its name it is for others than " + String.join(", ", byNode.keySet()))
                    .asWarning());
        }
        return findings;
    }

    /** Returns those that do not say who they are; where none of a pool does, they may be no nodes, and are to be. */
    private static List<Finding> strangers(String pool, List<Sighting> servers) {
        boolean allAre = servers.stream().allMatch(server -> server.node().isEmpty());
        return servers.stream()
                .filter(server -> server.isThere() && server.node().isEmpty())
                .map(server -> UNIDENTIFIED.at(
                        server.address(), "it sends no %s, in upstream %s".formatted(NODE_HEADER, pool)))
                .map(finding -> allAre ? finding.asWarning() : finding)
                .toList();
    }

    private static boolean isNamedForAnother(String pool, String kind) {
        String name = pool.toLowerCase(Locale.ROOT);
        return KINDS.contains(kind) && !name.contains(kind) && KINDS.stream().anyMatch(name::contains);
    }

    private static String kind(String node) {
        return node.replaceFirst("-\\d+$", "");
    }

    private static List<Finding> expected(Roll roll, List<Address> nodes) {
        Set<String> keys = nodes.stream().map(Address::key).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        Set<String> listed = roll.pools().values().stream()
                .flatMap(members -> members.stream().map(Address::key))
                .collect(Collectors.toSet());
        nodes.stream()
                .filter(node -> !roll.serving().contains(node.key()))
                .map(node -> NOT_LISTED.at(
                        node.text(),
                        listed.contains(node.key())
                                ? "it is in a pool, but as a backup, or nothing is passed to that pool"
                                : "it is in no pool"))
                .forEach(findings::add);
        roll.pools().forEach((pool, members) -> {
            if (members.stream().anyMatch(member -> keys.contains(member.key()))) {
                members.stream()
                        .filter(member -> !keys.contains(member.key()))
                        .map(member -> UNEXPECTED.at("upstream " + pool, member.text()))
                        .forEach(findings::add);
            }
        });
        return findings;
    }
}
