package org.secureside.operations.loadbalancer.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the location for a path as {@code ngx_http_core_find_location} does (nginx, src/http/ngx_http_core_module.c). */
public final class LocationSearch {

    private LocationSearch() {}

    /** Returns the location of a virtual host that serves a path; empty if the host itself does. */
    public static Optional<Location> find(Node host, String path) {
        return search(host, path).map(Found::location);
    }

    private record Found(Location location, boolean isFinal) {}

    private static Optional<Found> search(Node block, String path) {
        List<Location> here = block.children("location").stream()
                .map(Location::of)
                .filter(location -> location.kind() != Location.Kind.NAMED)
                .toList();
        Optional<Location> exact = here.stream()
                .filter(location -> location.kind() == Location.Kind.EXACT)
                .filter(location -> location.pattern().equals(path))
                .findFirst();
        if (exact.isPresent()) {
            return exact.map(location -> new Found(location, true));
        }
        Optional<Location> longest = here.stream()
                .filter(Location::isPrefix)
                .filter(location -> path.startsWith(location.pattern()))
                .max(Comparator.comparingInt(location -> location.pattern().length()));
        Optional<Found> inner = longest.flatMap(location -> search(location.node(), path));
        if (inner.isPresent() && inner.get().isFinal()) {
            return inner;
        }
        boolean patterns = longest.map(Location::kind).orElse(Location.Kind.PREFIX) == Location.Kind.PREFIX;
        Optional<Location> pattern = patterns
                ? here.stream()
                        .filter(Location::isPattern)
                        .filter(location -> location.regex()
                                .map(regex -> regex.matcher(path).find())
                                .orElse(false))
                        .findFirst()
                : Optional.empty();
        if (pattern.isPresent()) {
            Optional<Found> nested = search(pattern.get().node(), path);
            return Optional.of(new Found(nested.map(Found::location).orElse(pattern.get()), true));
        }
        return inner.or(() -> longest.map(location -> new Found(location, false)));
    }
}
