package org.secureside.api.evidence;

import java.util.List;

/**
 * Shows that a tree has a certain leaf at a certain place.
 *
 * @param index the number of the leaf, from 0
 * @param size how many leaves the tree has
 * @param path the hashes to be joined with the leaf's own, from the leaf up
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    /** Keeps a copy of the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Returns whether the leaf is where the proof says in the tree with that head (RFC 9162, section 2.1.3.2). */
    public boolean shows(Hash leaf, TreeHead head) {
        if (head.size() != size || index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash root = leaf;
        for (Hash neighbor : path) {
            if (last == 0) {
                return false; // longer than the tree is high
            }
            if ((node & 1) == 1 || node == last) {
                root = TreeHashes.node(neighbor, root);
                // The last node of a level may have no neighbor on it: it is passed up until it has one to its left.
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                root = TreeHashes.node(root, neighbor);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && root.equals(head.hash());
    }
}
