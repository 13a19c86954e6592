package org.secureside.api.evidence;

/** The hashes a Merkle tree is made of, by RFC 9162, section 2.1.1: leaves and inner nodes can't be taken for each other. */
final class TreeHashes {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The head of a tree without leaves: the hash of nothing. */
    static final Hash EMPTY = Hash.of(new byte[0]);

    private TreeHashes() {}

    static Hash leaf(byte[] entry) {
        return Hash.of(LEAF, entry);
    }

    static Hash node(Hash left, Hash right) {
        return Hash.of(NODE, left.bytes(), right.bytes());
    }
}
