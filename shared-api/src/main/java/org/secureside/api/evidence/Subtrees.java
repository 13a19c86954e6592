package org.secureside.api.evidence;

/** Where the hashes of complete subtrees are looked up. */
@FunctionalInterface
public interface Subtrees {

    /**
     * Returns the root of the complete subtree of 2^level leaves that begins with leaf index × 2^level. At level 0 that
     * is the hash of the leaf itself.
     *
     * @throws IllegalArgumentException if the subtree is not complete
     */
    Hash root(int level, long index);
}
