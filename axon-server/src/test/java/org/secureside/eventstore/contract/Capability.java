package org.secureside.eventstore.contract;

/** What some stores can do and others cannot. */
public enum Capability {
    /**
     * Whatever is committed is read, however long the commit took. Axon's JDBC engine gives out positions before the
     * commit and stops waiting for one after its gap timeout, so a reader that comes by after that never gets the event.
     */
    SLOW_COMMITS_ARE_SEEN,

    /** An event above the limit is refused, and the refusal names the limit. Axon's engines set no limit of their own. */
    LIMITS_THE_SIZE_OF_EVENTS,

    /** Positions count up by one, whatever is refused. Axon's JDBC engine takes one for every attempt. */
    DENSE_POSITIONS
}
