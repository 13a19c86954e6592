package org.secureside.eventstore;

/** Which event store the applications use. */
public enum EventStoreKind {
    /** PostgreSQL, through SecureSide's own engine. */
    POSTGRES,
    /** PostgreSQL, through Axon's JDBC engine: the baseline that the own engine is measured against. */
    POSTGRES_JDBC,
    /** Axon Server. */
    AXON_SERVER
}
