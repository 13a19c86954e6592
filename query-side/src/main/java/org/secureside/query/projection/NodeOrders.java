package org.secureside.query.projection;

/** The event processor that reads what this node is ordered to do. */
public final class NodeOrders {

    /**
     * The name of the processor. It has a token of its own: orders do not wait for what residents read, nor the other way
     * round.
     */
    public static final String NAME = "node-orders";

    private NodeOrders() {}
}
