package org.secureside.command.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The query nodes that orders may name, as operators have listed them in {@code secureside.nodes}. */
@Component
class KnownNodes {

    private final List<String> names;

    KnownNodes(@Value("${secureside.nodes}") List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("secureside.nodes must name the query nodes, separated by commas");
        }
        this.names = List.copyOf(new LinkedHashSet<>(names));
    }

    /** Returns the nodes that were named, or all of them if none was. */
    List<String> namedOrAll(@Nullable List<String> named) {
        return named == null || named.isEmpty() ? names : List.copyOf(named);
    }

    /** Returns what is wrong with a list of names, worded to follow the name of the field, or empty if nothing is. */
    Optional<String> problemWith(@Nullable List<@Nullable String> named) {
        if (named == null || named.isEmpty()) {
            return Optional.empty();
        }
        // An immutable list throws where it is asked for null, which a client may send.
        return new LinkedHashSet<>(names).containsAll(named) && new LinkedHashSet<>(named).size() == named.size()
                ? Optional.empty()
                : Optional.of("must each be one of %s, once; leave it out for all".formatted(String.join(", ", names)));
    }
}
