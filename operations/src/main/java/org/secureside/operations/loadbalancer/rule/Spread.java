package org.secureside.operations.loadbalancer.rule;

/** How many values a text takes over the requests of many clients. */
enum Spread {
    /** The same for every request. */
    CONSTANT,
    /** A handful, or one that nearly every request has. */
    FEW,
    /** Many, but the requests that lack something optional all have the same one. */
    COMMON_FALLBACK,
    /** Many, or empty where a client does not send something optional. */
    OPTIONAL,
    /** One per address of a connection: a single one where all come through a proxy. */
    ADDRESS,
    /** One per connection: a few where a proxy keeps its connections. */
    CONNECTION,
    /** Many. */
    WIDE
}
