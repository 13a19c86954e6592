package org.secureside.api.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes the head of a tree leaf by leaf. It keeps one hash for each bit of the size, however many leaves there are:
 * the roots of the complete subtrees that the leaves so far make, the largest first.
 */
public final class TreeHasher {

    private final List<Hash> peaks;
    private long size;

    /** Starts with no leaves. */
    public TreeHasher() {
        this(0, List.of());
    }

    /**
     * Goes on where another stopped.
     *
     * @param size how many leaves there are before the next
     * @param peaks what {@link #peaks()} was then
     * @throws IllegalArgumentException if that many leaves do not make that many complete subtrees
     */
    public TreeHasher(long size, List<Hash> peaks) {
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException(
                    "%d leaves do not make %d complete subtrees".formatted(size, peaks.size()));
        }
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    /** Adds the next leaf, by its hash. */
    public void append(Hash leaf) {
        Hash root = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            root = TreeHashes.node(peaks.removeLast(), root);
        }
        peaks.add(root);
        size++;
    }

    /** Returns how many leaves there are. */
    public long size() {
        return size;
    }

    /** Returns the roots of the complete subtrees that the leaves make, the largest first. */
    public List<Hash> peaks() {
        return List.copyOf(peaks);
    }

    /** Returns the head of the tree of the leaves so far. */
    public TreeHead head() {
        return new TreeHead(size, joined(peaks));
    }

    /** Returns the root over complete subtrees, each smaller than the one before it. */
    static Hash joined(List<Hash> peaks) {
        if (peaks.isEmpty()) {
            return TreeHashes.EMPTY;
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = TreeHashes.node(peaks.get(i), root);
        }
        return root;
    }
}
