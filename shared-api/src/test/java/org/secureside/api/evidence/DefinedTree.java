package org.secureside.api.evidence;

import java.util.ArrayList;
import java.util.List;

/** A tree computed word for word as RFC 9162, section 2.1, defines it: slow, and nothing to get wrong. */
record DefinedTree(List<Hash> leaves) {

    Hash head(int size) {
        return head(leaves.subList(0, size));
    }

    private static Hash head(List<Hash> d) {
        if (d.isEmpty()) {
            return Hash.of(new byte[0]);
        }
        if (d.size() == 1) {
            return d.getFirst();
        }
        int k = largestPowerOfTwoBelow(d.size());
        return TreeHashes.node(head(d.subList(0, k)), head(d.subList(k, d.size())));
    }

    List<Hash> path(int m, int size) {
        return path(m, leaves.subList(0, size));
    }

    private static List<Hash> path(int m, List<Hash> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(d.size());
        List<Hash> left = d.subList(0, k);
        List<Hash> right = d.subList(k, d.size());
        return m < k ? followed(path(m, left), head(right)) : followed(path(m - k, right), head(left));
    }

    List<Hash> proof(int m, int size) {
        return proof(m, leaves.subList(0, size), true);
    }

    private static List<Hash> proof(int m, List<Hash> d, boolean known) {
        if (m == d.size()) {
            return known ? List.of() : List.of(head(d));
        }
        int k = largestPowerOfTwoBelow(d.size());
        List<Hash> left = d.subList(0, k);
        List<Hash> right = d.subList(k, d.size());
        return m <= k ? followed(proof(m, left, known), head(right)) : followed(proof(m - k, right, false), head(left));
    }

    Hash subtree(int level, long index) {
        int begin = (int) (index << level);
        return head(leaves.subList(begin, begin + (1 << level)));
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> followed(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
