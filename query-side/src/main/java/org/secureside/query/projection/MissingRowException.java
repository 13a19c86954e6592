package org.secureside.query.projection;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An event changes something that the projection has never heard of: earlier events are missing, or parked. The event is
 * parked as well; to go on without it would be to lose it for ever, silently.
 */
public final class MissingRowException extends RuntimeException {

    private static final int SHOWN = 10;

    private final transient Set<String> streams;

    /**
     * @param what the kind of thing, with its table's name
     * @param ids which of them are missing
     */
    public MissingRowException(String what, Collection<?> ids) {
        this(what, ids, ids.stream().map(String::valueOf).collect(Collectors.toSet()));
    }

    /**
     * @param what the kind of thing, with its table's name
     * @param ids which of them are missing
     * @param streams the streams of the events that made them
     */
    public MissingRowException(String what, Collection<?> ids, Set<String> streams) {
        super(
                "%d %s changed by events are not in the table: %s. The events that made them were not projected; rebuild the projection from the first event."
                        .formatted(
                                ids.size(),
                                what,
                                ids.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))));
        this.streams = Set.copyOf(streams);
    }

    /** Returns the streams of the events that would have made what is missing. */
    public Set<String> streams() {
        return streams;
    }

    /** Does nothing if no ids are missing. */
    public static void throwIfAny(String what, Collection<?> ids) {
        if (!ids.isEmpty()) {
            throw new MissingRowException(what, ids);
        }
    }
}
