package org.secureside.api.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree whose complete subtrees can be looked up. What it is asked takes a number of lookups that grows with the
 * logarithm of the size, or its square at most.
 */
public final class MerkleTree {

    private final Subtrees subtrees;

    /**
     * @param subtrees knows all complete subtrees of the sizes that will be asked for
     */
    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** Returns the root over two complete subtrees of one size that stand next to each other. */
    public static Hash parent(Hash left, Hash right) {
        return TreeHashes.node(left, right);
    }

    /** Returns the head of the first so many leaves. */
    public TreeHead head(long size) {
        return new TreeHead(size, TreeHasher.joined(peaks(size)));
    }

    /** Returns the roots of the complete subtrees that the first so many leaves make, the largest first. */
    public List<Hash> peaks(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative number of leaves: " + size);
        }
        return peaks(0, size);
    }

    /**
     * Returns the proof that a leaf is in the tree of the first so many leaves (RFC 9162, section 2.1.3.1).
     *
     * @param index the number of the leaf, from 0
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of %d leaves has no leaf %d".formatted(size, index));
        }
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (index < middle) {
                path.addFirst(root(middle, end));
                end = middle;
            } else {
                path.addFirst(root(begin, middle));
                begin = middle;
            }
        }
        return new InclusionProof(index, size, path);
    }

    /**
     * Returns the proof that the tree of the first leaves is the beginning of a larger one (RFC 9162, section 2.1.4.1).
     *
     * @throws IllegalArgumentException if the first is empty or larger than the second
     */
    public ConsistencyProof consistency(long first, long second) {
        if (first < 1 || first > second) {
            throw new IllegalArgumentException("no %d leaves begin a tree of %d".formatted(first, second));
        }
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = second;
        while (end != first) {
            long middle = begin + split(end - begin);
            if (first <= middle) {
                path.addFirst(root(middle, end));
                end = middle;
            } else {
                path.addFirst(root(begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) { // otherwise the verifier has it already: it is the first head itself
            path.addFirst(root(begin, end));
        }
        return new ConsistencyProof(first, second, path);
    }

    private Hash root(long begin, long end) {
        return TreeHasher.joined(peaks(begin, end));
    }

    private List<Hash> peaks(long begin, long end) {
        List<Hash> peaks = new ArrayList<>();
        long at = begin;
        while (at < end) {
            long width = Long.highestOneBit(end - at);
            peaks.add(subtrees.root(Long.numberOfTrailingZeros(width), at / width));
            at += width;
        }
        return peaks;
    }

    /** Returns the largest power of two below the number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
