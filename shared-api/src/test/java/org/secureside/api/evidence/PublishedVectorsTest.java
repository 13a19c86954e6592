package org.secureside.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that the reference implementation of RFC 6962 publishes for its eight leaves. */
class PublishedVectorsTest {

    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> TreeHashes.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<Hash> ROOTS = Stream.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
            .map(Hash::of)
            .toList();

    private static final String P_96 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String P_5F = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String P_6B = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String P_BC = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String P_CA = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String P_D3 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String P_FA = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String P_6E = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private static final String P_0E = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private final MerkleTree tree = new MerkleTree(new DefinedTree(LEAVES)::subtree);

    @Test
    void headsAreThoseOfTheReference() {
        TreeHasher hasher = new TreeHasher();
        assertThat(hasher.head()).isEqualTo(new TreeHead(0, ROOTS.getFirst()));
        for (int size = 1; size <= LEAVES.size(); size++) {
            hasher.append(LEAVES.get(size - 1));
            assertThat(hasher.head()).isEqualTo(new TreeHead(size, ROOTS.get(size)));
            assertThat(tree.head(size)).isEqualTo(hasher.head());
        }
    }

    /** Leaves are counted from 0 here and from 1 in the reference. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, " + P_96 + ' ' + P_5F + ' ' + P_6B,
        "5, 8, " + P_BC + ' ' + P_CA + ' ' + P_D3,
        "2, 3, " + P_FA,
        "1, 5, " + P_6E + ' ' + P_5F + ' ' + P_BC
    })
    void inclusionProofsAreThoseOfTheReference(int index, int size, String path) {
        InclusionProof proof = new InclusionProof(index, size, hashes(path));

        assertThat(tree.inclusion(index, size)).isEqualTo(proof);
        assertThat(proof.shows(LEAVES.get(index), new TreeHead(size, ROOTS.get(size))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, " + P_96 + ' ' + P_5F + ' ' + P_6B,
        "6, 8, " + P_0E + ' ' + P_CA + ' ' + P_D3,
        "2, 5, " + P_5F + ' ' + P_BC
    })
    void consistencyProofsAreThoseOfTheReference(int first, int second, String path) {
        ConsistencyProof proof = new ConsistencyProof(first, second, hashes(path));

        assertThat(tree.consistency(first, second)).isEqualTo(proof);
        assertThat(proof.shows(new TreeHead(first, ROOTS.get(first)), new TreeHead(second, ROOTS.get(second))))
                .isTrue();
    }

    private static List<Hash> hashes(String path) {
        return Arrays.stream(path.split(" "))
                .filter(hex -> !hex.isEmpty())
                .map(Hash::of)
                .toList();
    }
}
