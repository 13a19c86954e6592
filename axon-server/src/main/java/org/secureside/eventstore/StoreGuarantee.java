package org.secureside.eventstore;

import java.time.Duration;

/** When what the event store has taken is safe from a power cut, and how to know that it has come to that. */
public interface StoreGuarantee {

    /** What {@link #connection} returns where there is no connection. */
    long NOT_CONNECTED = -1;

    /** Returns how long after its answer an event may still be lost; nothing for a store that forces before it answers. */
    Duration forcedAfter();

    /**
     * Returns the number of the connection to the store, or {@link #NOT_CONNECTED}. It is another one after every loss,
     * however short and whether anybody asked meanwhile or not: then the store may have lost what it had not forced.
     */
    long connection();

    /**
     * Returns when the store has answered a small question.
     *
     * @throws RuntimeException if it does not answer soon
     */
    void requireAnswer();
}
