package org.secureside.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int MOST = 300;

    private static final List<Hash> LEAVES = IntStream.range(0, MOST)
            .mapToObj(i -> TreeHashes.leaf(ByteBuffer.allocate(4).putInt(i).array()))
            .toList();

    private final DefinedTree defined = new DefinedTree(LEAVES);
    private final MerkleTree tree = new MerkleTree(defined::subtree);

    @Property
    void headsAreAsDefined(@ForAll @IntRange(max = MOST) int size, @ForAll @IntRange(max = MOST) int stop) {
        TreeHasher hasher = new TreeHasher();
        for (int i = 0; i < size; i++) {
            if (i == stop) {
                hasher = new TreeHasher(hasher.size(), hasher.peaks());
            }
            hasher.append(LEAVES.get(i));
        }
        assertThat(hasher.head().hash()).isEqualTo(defined.head(size));
        assertThat(tree.head(size)).isEqualTo(hasher.head());
        assertThat(tree.peaks(size)).isEqualTo(hasher.peaks());
    }

    @Property
    void inclusionProofsAreAsDefinedAndShowThatLeafOnly(
            @ForAll @IntRange(min = 1, max = MOST) int size,
            @ForAll @IntRange(max = MOST - 1) int any,
            @ForAll int flip) {
        int index = any % size;
        TreeHead head = tree.head(size);
        InclusionProof proof = tree.inclusion(index, size);

        assertThat(proof.path()).isEqualTo(defined.path(index, size));
        assertThat(proof.shows(LEAVES.get(index), head)).isTrue();
        assertThat(proof.shows(LEAVES.get((index + 1) % MOST), head)).isFalse();
        assertThat(proof.shows(LEAVES.get(index), new TreeHead(size, other(head.hash()))))
                .isFalse();
        assertThat(proof.shows(LEAVES.get(index), new TreeHead(size + 1L, head.hash())))
                .isFalse();
        broken(proof.path(), flip)
                .forEach(path -> assertThat(new InclusionProof(index, size, path).shows(LEAVES.get(index), head))
                        .isFalse());
    }

    @Property
    void consistencyProofsAreAsDefinedAndShowThoseHeadsOnly(
            @ForAll @IntRange(min = 1, max = MOST) int second,
            @ForAll @IntRange(max = MOST - 1) int any,
            @ForAll int flip) {
        int first = 1 + any % second;
        TreeHead smaller = tree.head(first);
        TreeHead larger = tree.head(second);
        ConsistencyProof proof = tree.consistency(first, second);

        assertThat(proof.path()).isEqualTo(defined.proof(first, second));
        assertThat(proof.shows(smaller, larger)).isTrue();
        assertThat(proof.shows(new TreeHead(first, other(smaller.hash())), larger))
                .isFalse();
        assertThat(proof.shows(smaller, new TreeHead(second, other(larger.hash()))))
                .isFalse();
        assertThat(proof.shows(new TreeHead(first + 1L, smaller.hash()), larger))
                .isFalse();
        broken(proof.path(), flip)
                .forEach(path -> assertThat(new ConsistencyProof(first, second, path).shows(smaller, larger))
                        .isFalse());
    }

    @Test
    void whatNoTreeHasIsRefused() {
        assertThatThrownBy(() -> tree.inclusion(5, 5)).hasMessageContaining("no leaf 5");
        assertThatThrownBy(() -> tree.inclusion(-1, 5)).hasMessageContaining("no leaf -1");
        assertThatThrownBy(() -> tree.consistency(0, 5)).hasMessageContaining("no 0 leaves");
        assertThatThrownBy(() -> tree.consistency(6, 5)).hasMessageContaining("no 6 leaves");
        assertThatThrownBy(() -> new TreeHasher(3, List.of(LEAVES.getFirst()))).hasMessageContaining("3 leaves");
        assertThat(new InclusionProof(0, 0, List.of()).shows(LEAVES.getFirst(), tree.head(0)))
                .isFalse();
        assertThat(new ConsistencyProof(3, 5, List.of()).shows(tree.head(3), tree.head(5)))
                .isFalse();
    }

    /** The path with one hash changed, one too many, one too few. */
    private static List<List<Hash>> broken(List<Hash> path, int flip) {
        List<List<Hash>> all = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(LEAVES.getFirst());
        all.add(longer);
        if (!path.isEmpty()) {
            List<Hash> changed = new ArrayList<>(path);
            int at = Math.floorMod(flip, path.size());
            changed.set(at, other(path.get(at)));
            all.add(changed);
            all.add(path.subList(0, path.size() - 1));
            all.add(path.subList(1, path.size()));
        }
        return all;
    }

    private static Hash other(Hash hash) {
        byte[] bytes = hash.toBytes();
        bytes[7] ^= 1;
        return Hash.at(bytes, 0);
    }
}
