package org.secureside.operations.loadbalancer.model;

/** One place to which a request may be passed. */
public sealed interface Destination {

    /** A pool, which chooses a server. */
    record ToPool(Pool pool) implements Destination {}

    /** One server, without a pool. */
    record ToServer(Address address) implements Destination {}

    /** Something that only a request can tell, or that this check cannot read. */
    record Unknown(String text) implements Destination {}
}
