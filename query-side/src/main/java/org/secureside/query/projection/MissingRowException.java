package org.secureside.query.projection;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * An event changes something that the projection has never heard of: earlier events are missing. The projection stops
 * there; to go on would be to lose the event for ever, silently.
 */
public final class MissingRowException extends RuntimeException {

    private static final int SHOWN = 10;

    /**
     * @param what the kind of thing, with its table's name
     * @param ids which of them are missing
     */
    public MissingRowException(String what, Collection<?> ids) {
        super(
                "%d %s changed by events are not in the table: %s. The events that made them were not projected; rebuild the projection from the first event."
                        .formatted(
                                ids.size(),
                                what,
                                ids.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))));
    }

    /** Does nothing if no ids are missing. */
    public static void throwIfAny(String what, Collection<?> ids) {
        if (!ids.isEmpty()) {
            throw new MissingRowException(what, ids);
        }
    }
}
