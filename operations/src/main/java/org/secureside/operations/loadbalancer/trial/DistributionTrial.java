package org.secureside.operations.loadbalancer.trial;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Target;

/** Measures how each route spreads requests while all is well. */
final class DistributionTrial {

    static final Criterion UNEVEN = Criterion.error(
            "uneven-distribution",
            "Clients from everywhere do not spread evenly over the servers.",
            "See what the static rules say about how the servers are chosen.");
    static final Criterion ONE_SERVER = Criterion.error(
            "route-on-one-server",
            "All requests of a route go to one server, although there is a pool that it belongs to.",
            "Pass the route to the pool.");
    static final Criterion UNKNOWN_HOST = Criterion.error(
            "unknown-host-on-one-server",
            "Requests with a host name that is not listed all go to one server.",
            "Mark the server block that balances as default_server, or let a default one answer 421 or 444.");
    static final Criterion BEHIND_PROXY = Criterion.error(
            "uneven-behind-proxy",
            "Clients that come through one proxy do not spread evenly over the servers.",
            "Do not choose by the address of the connection, or take the real one with set_real_ip_from.");
    static final Criterion WITH_OPTIONS = Criterion.error(
            "uneven-with-options",
            "Clients that send what the configuration looks at do not spread evenly over the servers.",
            "See what the values of these cookies, headers and arguments lead to.");
    static final Criterion PINNED = Criterion.warning(
            "naive-client-pinned",
            "One client with one URL stays on one server, as it must where a key chooses the server.",
            "Be sure that no single client, such as a proxy or a job, makes most of the requests.");
    static final Criterion FAILING = Criterion.error(
            "fails-while-all-is-well",
            "nginx answers with an error although every server is well.",
            "See the error log of nginx for a request like this.");

    /** nginx's own number for closing a connection. */
    private static final int WITHOUT_AN_ANSWER = 444;

    private final Bench bench;
    private final Results results;
    private final Set<Way> examined = new HashSet<>();
    private final Map<String, Integer> totals = new LinkedHashMap<>();
    private final Map<Handling, Subject> even = new LinkedHashMap<>();
    private final Set<Node> measured = new HashSet<>();
    private final Set<Node> unmeasured = new LinkedHashSet<>();

    /** Where requests end, and how that was said: two ways to the same servers may choose between them differently. */
    private record Way(Set<Group> groups, List<String> said) {}

    DistributionTrial(Bench bench, Results results) {
        this.bench = bench;
        this.results = results;
    }

    static List<Criterion> criteria() {
        return List.of(UNEVEN, ONE_SERVER, UNKNOWN_HOST, BEHIND_PROXY, WITH_OPTIONS, PINNED, FAILING);
    }

    /** Servers, and what holds for requests to them when one of them fails. */
    private record Handling(Group group, RetryPolicy policy) {}

    /** Returns for each group that is served evenly a route on which that was seen, for each way of handling failures. */
    List<Subject> run() throws InterruptedException {
        for (Route route : bench.routes()) {
            run(route);
        }
        return List.copyOf(even.values());
    }

    /** Returns what each server got altogether, by the key of its address. */
    Map<String, Integer> totals() {
        return totals;
    }

    /** Returns the locations of which nothing could be said. */
    Set<Node> unmeasured() {
        Set<Node> left = new LinkedHashSet<>(unmeasured);
        left.removeAll(measured);
        return left;
    }

    private void run(Route route) throws InterruptedException {
        Distribution reads = measure(route, "GET", Crowd.DIRECT);
        Distribution posts = measure(route, "POST", Crowd.DIRECT);
        if (isAnsweredByBalancer(route, reads) && isAnsweredByBalancer(route, posts)) {
            unmeasured.add(route.location());
            results.notCovered(List.of("%s: nginx answers by itself (%s)"
                    .formatted(
                            route.label(),
                            Stream.concat(reads.byBalancer().keySet().stream(), posts.byBalancer().keySet().stream())
                                    .distinct()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")))));
            return;
        }
        if (!reads.counts().isEmpty() || !posts.counts().isEmpty()) {
            measured.add(route.location());
        }
        results.add(reads.report(route, "GET", Crowd.DIRECT));
        boolean good = judge(route, "GET", reads, UNEVEN);
        results.add(posts.report(route, "POST", Crowd.DIRECT));
        good &= judge(route, "POST", posts, UNEVEN);
        Distribution naive = measure(route, "GET", Crowd.NAIVE);
        results.add(naive.report(route, "GET", Crowd.NAIVE));
        if (!good) {
            return;
        }
        naive.groups().stream()
                .filter(group -> naive.counts().size() == 1)
                .forEach(group -> results.add(finding(PINNED, route, "GET", naive, group)));
        if (examined.add(new Way(reads.groups(), said(route)))) {
            if (isAddressToldByProtocol(route)) {
                results.notCovered(List.of(
                        "%s: clients behind one proxy, which the PROXY protocol tells apart".formatted(route.label())));
            } else {
                further(route, Crowd.BEHIND_PROXY, BEHIND_PROXY);
            }
            if (bench.calls().hasOptions() && route.mark().isEmpty()) {
                further(route, Crowd.WITH_OPTIONS, WITH_OPTIONS);
            }
        }
        Stream.concat(reads.groups().stream(), posts.groups().stream())
                .distinct()
                .forEach(group -> {
                    Set<String> methods = new HashSet<>();
                    if (reads.groups().contains(group)) {
                        methods.add("GET");
                    }
                    if (posts.groups().contains(group)) {
                        methods.add("POST");
                    }
                    even.putIfAbsent(
                            new Handling(group, RetryPolicy.of(route.location())), new Subject(route, group, methods));
                });
    }

    private void further(Route route, Crowd crowd, Criterion criterion) throws InterruptedException {
        Distribution distribution = measure(route, "GET", crowd);
        results.add(distribution.report(route, "GET", crowd));
        judge(route, "GET", distribution, criterion);
    }

    private Distribution measure(Route route, String method, Crowd crowd) throws InterruptedException {
        Distribution distribution = Distribution.measure(bench, route, method, crowd);
        distribution.counts().forEach((server, count) -> totals.merge(server, count, Integer::sum));
        return distribution;
    }

    private boolean judge(Route route, String method, Distribution distribution, Criterion criterion) {
        boolean good = true;
        for (Group group : distribution.groups()) {
            if (distribution.isUneven(group)) {
                good = false;
                boolean bypass =
                        criterion.equals(UNEVEN) && distribution.counts().size() == 1 && !leadsTo(route, group);
                Criterion named = route.isForUnknownHost() ? UNKNOWN_HOST : bypass ? ONE_SERVER : criterion;
                results.add(finding(named, route, method, distribution, group));
            }
        }
        int failed = distribution.byBalancer().entrySet().stream()
                .filter(entry -> isFailure(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (failed > 0 && isUnclear(route)) {
            unmeasured.add(route.location());
            results.notCovered(List.of("%s: where it leads, only a request can tell".formatted(route.label())));
        } else if (failed > 0) {
            good = false;
            results.add(FAILING.at(
                    method + " " + route.label(),
                    "%d requests failed: %s".formatted(failed, distribution.byBalancer())));
        }
        return good;
    }

    private Finding finding(Criterion criterion, Route route, String method, Distribution distribution, Group group) {
        String shares = group.servers().stream()
                .map(server -> "%s %d"
                        .formatted(
                                bench.fleet().ofKey(server).map(Stub::name).orElse(server),
                                distribution.counts().getOrDefault(server, 0)))
                .collect(Collectors.joining(", "));
        return criterion.at(method + " " + route.label(), "%s: %s".formatted(group.name(), shares));
    }

    /** Returns whether the location of the route passes to the whole group, as far as it says. */
    private boolean leadsTo(Route route, Group group) {
        return bench.configuration().targets().stream()
                .filter(target -> target.owner().equals(route.location()))
                .anyMatch(target -> target.text().equals(group.name())
                        || bench.configuration().destinations(target).stream()
                                .anyMatch(destination -> destination instanceof Destination.ToPool toPool
                                        && toPool.pool().name().equals(group.name())));
    }

    private boolean isUnclear(Route route) {
        return bench.configuration().targets().stream()
                .filter(target -> target.owner().equals(route.location()))
                .flatMap(target -> bench.configuration().destinations(target).stream())
                .anyMatch(Destination.Unknown.class::isInstance);
    }

    /** Returns whether the server block believes a proxy that speaks a protocol which clients of the trial do not. */
    private static boolean isAddressToldByProtocol(Route route) {
        return route.location()
                        .inherited("real_ip_header")
                        .filter(header -> header.argument(0).equals("proxy_protocol"))
                        .isPresent()
                && route.location().ancestor("server").stream()
                        .flatMap(host -> host.children("listen").stream())
                        .anyMatch(listen -> listen.arguments().contains("proxy_protocol"));
    }

    /** Returns where the location of the route says that requests go. */
    private List<String> said(Route route) {
        return bench.configuration().targets().stream()
                .filter(target -> target.owner().equals(route.location()))
                .map(Target::text)
                .toList();
    }

    private boolean isAnsweredByBalancer(Route route, Distribution distribution) {
        return distribution.counts().isEmpty()
                && distribution.byBalancer().keySet().stream()
                        .noneMatch(status -> isFailure(status) && !isMeant(route, status));
    }

    /** Returns whether the configuration says that such requests get this answer, and no server is there for them. */
    private boolean isMeant(Route route, int status) {
        boolean isForServers = !route.host().equals(RoutePlan.UNKNOWN_HOST)
                && bench.configuration().targets().stream()
                        .anyMatch(target -> target.owner().equals(route.location()));
        int written = status == 0 ? WITHOUT_AN_ANSWER : status;
        return !isForServers
                && Stream.concat(
                                route.location().stream(),
                                route.location().ancestor("server").stream()
                                        .flatMap(host -> host.children("return", "if").stream())
                                        .flatMap(Node::stream))
                        .anyMatch(node -> node.is("return") && node.argument(0).equals(String.valueOf(written)));
    }

    private static boolean isFailure(int status) {
        return status == 0 || status >= 500;
    }
}
