package org.secureside.api.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a log grew from one head to another by appending alone.
 *
 * @param first how many leaves the smaller tree has
 * @param second how many the larger one has
 * @param path the hashes that both heads are computed from
 */
public record ConsistencyProof(long first, long second, List<Hash> path) {

    /** Keeps a copy of the path. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Returns whether the larger tree begins with the smaller one (RFC 9162, section 2.1.4.2). */
    public boolean shows(TreeHead smaller, TreeHead larger) {
        if (smaller.size() != first || larger.size() != second || first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && smaller.hash().equals(larger.hash());
        }
        List<Hash> hashes = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            hashes.addFirst(smaller.hash()); // a complete subtree of the larger tree, so not repeated in the proof
        }
        if (hashes.isEmpty()) {
            return false;
        }
        int complete = Long.numberOfTrailingZeros(first);
        return climb((first - 1) >> complete, (second - 1) >> complete, hashes, smaller, larger);
    }

    private static boolean climb(long from, long to, List<Hash> hashes, TreeHead smaller, TreeHead larger) {
        long node = from;
        long last = to;
        Hash smallRoot = hashes.getFirst();
        Hash largeRoot = smallRoot;
        for (Hash neighbor : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false; // longer than the tree is high
            }
            if ((node & 1) == 1 || node == last) {
                smallRoot = TreeHashes.node(neighbor, smallRoot);
                largeRoot = TreeHashes.node(neighbor, largeRoot);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                largeRoot = TreeHashes.node(largeRoot, neighbor);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && smallRoot.equals(smaller.hash()) && largeRoot.equals(larger.hash());
    }
}
