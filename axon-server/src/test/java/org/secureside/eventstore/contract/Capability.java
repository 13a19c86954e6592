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

    /** Positions count up by one, without gaps. */
    DENSE_POSITIONS,

    /** The test can stop and start the server of the store. Where it cannot, it cuts the network instead. */
    SERVER_CAN_BE_RESTARTED
}
