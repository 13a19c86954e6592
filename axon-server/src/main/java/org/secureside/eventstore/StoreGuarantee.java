package org.secureside.eventstore;

import java.time.Duration;

/** When what the event store has taken is safe from a power cut, and whether the store can be reached. */
public interface StoreGuarantee {

    /** Returns how long after its answer an event may still be lost; nothing for a store that forces before it answers. */
    Duration forcedAfter();

    /** Returns whether the store can be reached, as far as is known. Meaningful only where events may still be lost. */
    boolean isConnected();
}
