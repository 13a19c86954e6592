package org.secureside.eventstore;

import java.util.List;
import java.util.Optional;
import org.secureside.api.evidence.EventLeaf;

/** The events exactly as the event store holds them now, for those who compare. */
public interface StoredEvents {

    /**
     * Returns what stands at a range of positions.
     *
     * @param first the first position
     * @param last the last position
     */
    List<EventLeaf> between(long first, long last);

    /** Returns the positions before the first one of the log at which there is an event although there can be none. */
    List<EventLeaf> before(long first);

    /** Returns the event with an identifier, wherever it stands now. */
    Optional<EventLeaf> named(String eventId);
}
