package org.secureside.query.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secureside.api.evidence.Finding;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.MerkleTree;

/** Finds blocks of hashes, and roots of several blocks, that are not what they were when they were sealed. */
final class BrokenBlocks {

    private final Evidence evidence;
    private final Witnessed witnessed;

    BrokenBlocks(Evidence evidence, Witnessed witnessed) {
        this.evidence = evidence;
        this.witnessed = witnessed;
    }

    /** Computes the roots that were complete with the blocks that end in a range of positions again, from the leaves up. */
    List<HistoryCheck.Found> endingIn(long from, long to) {
        long beyond = to - witnessed.firstPosition() + 1;
        List<HistoryCheck.Found> broken = new ArrayList<>();
        for (long block = Block.of(from - witnessed.firstPosition()); (block + 1) * Block.EVENTS <= beyond; block++) {
            completeWith(block).ifPresent(broken::add);
        }
        return broken;
    }

    private Optional<HistoryCheck.Found> completeWith(long block) {
        Optional<Hash> root = Optional.of(evidence.blockRoot(block));
        int level = Block.LEVEL;
        long index = block;
        while (root.isPresent() && root.equals(evidence.sealedRoot(level, index))) {
            if ((index & 1) == 0) {
                return Optional.empty();
            }
            Hash right = root.get();
            root = evidence.sealedRoot(level, index - 1).map(left -> MerkleTree.parent(left, right));
            level++;
            index >>= 1;
        }
        return Optional.of(found(level, index));
    }

    private HistoryCheck.Found found(int level, long index) {
        long first = witnessed.firstPosition() + (index << level);
        return new HistoryCheck.Found(
                HistoryCheck.Place.EVIDENCE,
                new Finding(Finding.Kind.CHANGED, first, null, null, null, null, List.of("leaves")),
                "the hashes of the events at positions %d to %d were changed after their block was sealed"
                        .formatted(first, first + (1L << level) - 1));
    }
}
