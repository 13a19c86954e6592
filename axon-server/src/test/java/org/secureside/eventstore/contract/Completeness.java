package org.secureside.eventstore.contract;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Compares what a reader saw with what writers were told. */
final class Completeness {

    private Completeness() {}

    /** Asserts that the reader saw exactly what was written, each event once, each stream in its order. */
    static void assertEachOnceAndInOrder(List<Written> seen, Collection<Written> written) {
        assertThat(seen).containsExactlyInAnyOrderElementsOf(written);
        assertNoneTwiceAndInOrder(seen);
    }

    /** Asserts that the reader saw no event twice, and of each stream a beginning without a hole. */
    static void assertNoneTwiceAndInOrder(List<Written> seen) {
        assertThat(seen).doesNotHaveDuplicates();
        Map<String, List<Long>> sequences =
                seen.stream().collect(groupingBy(Written::stream, mapping(Written::sequence, toList())));
        assertThat(sequences)
                .allSatisfy((stream, sequence) -> assertThat(sequence)
                        .as(stream)
                        .isEqualTo(LongStream.range(0, sequence.size()).boxed().toList()));
    }
}
