package org.secureside.query.evidence;

import org.secureside.api.evidence.Hash;

/** How the log is cut into blocks. Equal on every node, or they could not compare. */
final class Block {

    /** The level of the tree at which one node stands for a block. */
    static final int LEVEL = 10;

    /** How many events make a block. */
    static final int EVENTS = 1 << LEVEL;

    private Block() {}

    /** Returns the number of the block that an event is in. */
    static long of(long index) {
        return index >> LEVEL;
    }

    /** Returns where in the columns of its block an event's hash begins. */
    static int offset(long index) {
        return (int) (index & (EVENTS - 1)) * Hash.BYTES;
    }
}
