package org.secureside.operations.loadbalancer.trial;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Location;
import org.secureside.operations.loadbalancer.model.LocationSearch;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.VirtualHost;

/** Finds out whether a location passes to servers in a protocol that the stand-ins do not speak. */
final class Elsewhere {

    private static final int DEEPEST = 4;

    private Elsewhere() {}

    /** Returns the directive that does so; a file that is not there leads to where {@code try_files} says in the end. */
    static Optional<Target> from(Configuration configuration, VirtualHost host, Location location) {
        return from(configuration, host, location, 0);
    }

    private static Optional<Target> from(Configuration configuration, VirtualHost host, Location location, int depth) {
        Optional<Target> own = configuration.targets().stream()
                .filter(target -> target.owner().equals(location.node()) && !target.isHttp())
                .findFirst();
        return own.isPresent() || depth == DEEPEST
                ? own
                : location.node().children("try_files").stream()
                        .map(Node::arguments)
                        .filter(places -> !places.isEmpty())
                        .map(List::getLast)
                        .flatMap(last -> locations(host, last))
                        .flatMap(next -> from(configuration, host, next, depth + 1).stream())
                        .findFirst();
    }

    private static Stream<Location> locations(VirtualHost host, String place) {
        return place.startsWith("@")
                ? host.locations().stream()
                        .filter(location -> location.pattern().equals(place))
                : LocationSearch.find(host.node(), place.replaceFirst("\\?.*", "")).stream();
    }
}
