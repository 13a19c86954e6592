package org.secureside.operations.loadbalancer.model;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Routes for operators: one for each server of a pool, so that each can be asked by itself. They are alike but for a number
 * or the name of the server, as {@code /nodes/1/} and {@code /nodes/2/} are; a route that is not like them is none of them,
 * wherever it stands.
 */
public final class NodeRoutes {

    private static final Pattern DIFFERENCE = Pattern.compile("\\d+|(?<=[-_])[a-z](?![a-z])");

    /** Versions of an interface have numbers too, and clients. */
    private static final Pattern VERSION = Pattern.compile("/v#(?![\\w-])");

    private NodeRoutes() {}

    /** Returns whether the directive is one of a whole set that leads to every server of some pool. */
    public static boolean isOneOf(Configuration configuration, Target target) {
        return Reach.of(configuration, target)
                .narrowed(configuration)
                .filter(pool -> isOneOf(configuration, target, pool))
                .isPresent();
    }

    /** Returns whether the directive is one of a whole set that leads to every server of the pool. */
    public static boolean isOneOf(Configuration configuration, Target target, Pool pool) {
        String likeness = likeness(configuration, target);
        Map<String, Long> ledTo = configuration.targets().stream()
                .filter(other -> other.owner().is("location") || other.isStream())
                .filter(other -> likeness(configuration, other).equals(likeness))
                .flatMap(other -> Reach.of(configuration, other).only().stream())
                .collect(Collectors.groupingBy(server -> server, Collectors.counting()));
        boolean poolIsUsed = configuration.targets().stream()
                .anyMatch(other -> Reach.widePools(configuration, other).contains(pool));
        return poolIsUsed
                && ledTo.keySet().containsAll(pool.listed().keySet())
                // A further way to one of them is not for operators.
                && ledTo.values().stream().distinct().count() == 1
                && !VERSION.matcher(likeness).find();
    }

    /** Returns how the way to a directive is written, without what differs from server to server. */
    private static String likeness(Configuration configuration, Target target) {
        Stream<Node> places = Stream.concat(
                Stream.of(target.owner()),
                target.host().stream().flatMap(host -> host.children("listen", "server_name").stream()));
        String way = places.map(Node::toString).collect(Collectors.joining(" "));
        String server = Reach.of(configuration, target).only().orElse("");
        String host = server.contains(":") ? server.substring(0, server.lastIndexOf(':')) : server;
        return DIFFERENCE.matcher(host.isEmpty() ? way : way.replace(host, "0")).replaceAll("#");
    }
}
