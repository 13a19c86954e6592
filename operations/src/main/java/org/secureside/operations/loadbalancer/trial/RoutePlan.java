package org.secureside.operations.loadbalancer.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Location;
import org.secureside.operations.loadbalancer.model.LocationSearch;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.NodeRoutes;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.Routing;
import org.secureside.operations.loadbalancer.model.Socket;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.VirtualHost;

/** Finds a route into every location that clients can reach. */
final class RoutePlan {

    /** A name that no configuration has (RFC 2606). */
    static final String UNKNOWN_HOST = "unknown-host.invalid";

    private final Configuration configuration;
    private final Sockets sockets;
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Set<String> notCovered = new LinkedHashSet<>();
    private final Set<Node> unmeasured = new LinkedHashSet<>();

    RoutePlan(Configuration configuration, Sockets sockets) {
        this.configuration = configuration;
        this.sockets = sockets;
        Set<List<VirtualHost>> seen = new LinkedHashSet<>();
        for (Socket socket : configuration.sockets()) {
            // Further sockets of the same virtual hosts (IPv6, say) lead to the same routes.
            if (seen.add(socket.hosts())) {
                socket.hosts().forEach(host -> plan(socket, host));
            }
        }
    }

    List<Route> routes() {
        return List.copyOf(routes.values());
    }

    Set<String> notCovered() {
        return notCovered;
    }

    /** Returns the locations of which nothing can be said. */
    Set<Node> unmeasured() {
        return unmeasured;
    }

    private void plan(Socket socket, VirtualHost host) {
        Optional<String> name = host.exampleName();
        boolean isFallback = socket.fallback().equals(host);
        if (name.isEmpty() && !isFallback) {
            notCovered.add("the server block at %s: no example of its name"
                    .formatted(host.node().at()));
        }
        for (Location location : host.locations()) {
            if (location.isInternal() || isForOneNode(location)) {
                continue;
            }
            Optional<Target> elsewhere = Elsewhere.from(configuration, host, location);
            if (elsewhere.isPresent()) {
                leaveOut(location, elsewhere.get().node().name() + " is not measured");
                continue;
            }
            Optional<IntFunction<String>> paths = paths(host.node(), location);
            paths.ifPresent(known -> name.ifPresent(asked -> add(socket, host, asked, location, known)));
            if (isFallback && (name.isEmpty() || socket.hosts().size() > 1)) {
                paths.ifPresent(known -> add(socket, host, UNKNOWN_HOST, location, known));
            }
            if (paths.isEmpty()) {
                leaveOut(location, "no example of a path that leads there");
            }
        }
    }

    private void leaveOut(Location location, String reason) {
        unmeasured.add(location.node());
        notCovered.add("location %s at %s: %s"
                .formatted(location.pattern(), location.node().at(), reason));
    }

    /** Returns whether the location is one of a whole set, one for each server, that operators use. */
    private boolean isForOneNode(Location location) {
        return configuration.targets().stream()
                .filter(target -> target.owner().equals(location.node()))
                .anyMatch(target -> NodeRoutes.isOneOf(configuration, target));
    }

    private void add(
            Socket socket, VirtualHost virtualHost, String host, Location location, IntFunction<String> paths) {
        boolean unknown = host.equals(UNKNOWN_HOST);
        String label = "%s%s%s%s"
                .formatted(
                        unknown ? "" : host,
                        location.pattern(),
                        location.isPrefix() ? "…" : "",
                        unknown && socket.hosts().size() > 1 ? " with an unknown host name" : "");
        int port = sockets.port(socket.key());
        String key = port + host + paths.apply(0);
        Route route = new Route(
                port,
                host,
                location.node(),
                label,
                paths,
                unknown && socket.hosts().size() > 1,
                Optional.empty());
        if (routes.putIfAbsent(key, route) == null && !unknown) {
            marks(location).stream()
                    .filter(mark -> mark.leadsTo(virtualHost))
                    .forEach(mark -> routes.putIfAbsent(key + " " + mark, route.with(mark)));
        }
    }

    /** Returns a way to each pool that only requests get to which carry something: testers, those of a certain name. */
    private Collection<Mark> marks(Location location) {
        Map<Pool, Mark> marks = new LinkedHashMap<>();
        configuration.targets().stream()
                .filter(target -> target.owner().equals(location.node()))
                .forEach(target -> Routing.choices(configuration, target)
                        .filter(choice -> choice.node().is("map"))
                        .forEach(choice -> marks(target, choice, marks)));
        return marks.values();
    }

    private void marks(Target target, Choice choice, Map<Pool, Mark> marks) {
        Set<Pool> usual = choice.fallback()
                .map(branch -> Routing.reach(configuration, target, choice.variable(), branch)
                        .pools())
                .orElse(Set.of());
        for (Choice.Branch branch : choice.branches()) {
            Optional<Mark> mark = branch.isDefault() ? Optional.empty() : Mark.of(choice.input(), branch.key());
            mark.ifPresent(known -> Routing.reach(configuration, target, choice.variable(), branch).pools().stream()
                    .filter(pool -> pool.listed().size() > 1 && !usual.contains(pool))
                    .forEach(pool -> marks.putIfAbsent(pool, known)));
        }
    }

    private static Optional<IntFunction<String>> paths(Node host, Location location) {
        if (!location.isPattern()) {
            String begin = location.pattern();
            boolean exact = location.kind() == Location.Kind.EXACT;
            String joint = exact ? "?trial=" : begin.endsWith("/") ? "trial-" : "/trial-";
            return Optional.of(number -> begin + joint + number);
        }
        return RegexExample.of(location.pattern()).flatMap(example -> {
            List<IntFunction<String>> tries = new ArrayList<>();
            tries.add(number -> example + "/trial-" + number);
            tries.add(number -> example + "-" + number);
            tries.add(number -> example + "?trial=" + number);
            return tries.stream()
                    .filter(paths -> LocationSearch.find(host, paths.apply(1).replaceFirst("\\?.*", ""))
                            .filter(location::equals)
                            .isPresent())
                    .findFirst();
        });
    }
}
