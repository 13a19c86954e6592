package org.secureside.eventstore.contract;

/** What some stores can do and others cannot. */
public enum Capability {
    /**
     * Whatever is committed is read, however long the commit took. Axon's JDBC engine gives out positions before the
     * commit and stops waiting for one after its gap timeout, so a reader that comes by after that never gets the event.
     */
    SLOW_COMMITS_ARE_SEEN,

    /**
     * All readers see all events in the same order. With Axon's JDBC engine a position may be committed after the next
     * one, and a reader who saw that one already gets them the other way round.
     */
    ONE_ORDER_FOR_ALL_READERS,

    /** Positions count up by one, whatever is refused. Axon's JDBC engine takes one for every attempt. */
    DENSE_POSITIONS
}
