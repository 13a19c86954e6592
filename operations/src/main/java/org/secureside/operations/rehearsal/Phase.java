package org.secureside.operations.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A part of a rehearsal.
 *
 * @param name before, during or after
 * @param triesByNode how often reads were tried on each node
 * @param reads what became of the reads that were due in it
 * @param posts what became of the posts that were due in it
 */
record Phase(String name, Map<String, Integer> triesByNode, Times reads, Times posts) {

    static Phase of(String name, Instant from, Instant to, Samples samples, Observer observer) {
        List<Sample> due = samples.dueSince(from).stream()
                .filter(sample -> sample.due().isBefore(to))
                .toList();
        return new Phase(
                name, observer.tries(from, to), Times.of(due, Sample.Kind.READ), Times.of(due, Sample.Kind.POST));
    }
}
