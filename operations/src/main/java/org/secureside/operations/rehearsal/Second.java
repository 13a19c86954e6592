package org.secureside.operations.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A second of a rehearsal.
 *
 * @param at its beginning
 * @param triesByNode how often the load balancer tried a read on each node, by when the request ended
 * @param reads how long the reads took that were due in it
 * @param posts how long the posts took that were due in it
 */
record Second(Instant at, Map<String, Integer> triesByNode, Times reads, Times posts) {

    /** Returns the seconds of a rehearsal, from its first request to its last. */
    static List<Second> of(
            List<Sample> samples, Map<Instant, Map<String, Integer>> tries, List<String> nodes, Instant begin) {
        Instant last = samples.stream().map(Sample::due).max(Instant::compareTo).orElse(begin);
        Map<Instant, List<Sample>> bySecond = new LinkedHashMap<>();
        samples.forEach(sample -> bySecond.computeIfAbsent(
                        sample.due().truncatedTo(ChronoUnit.SECONDS), second -> new ArrayList<>())
                .add(sample));
        List<Second> seconds = new ArrayList<>();
        for (Instant at = begin.truncatedTo(ChronoUnit.SECONDS); !at.isAfter(last); at = at.plusSeconds(1)) {
            List<Sample> due = bySecond.getOrDefault(at, List.of());
            Map<String, Integer> shares = new LinkedHashMap<>();
            Map<String, Integer> counted = tries.getOrDefault(at, Map.of());
            nodes.forEach(node -> shares.put(node, counted.getOrDefault(node, 0)));
            seconds.add(new Second(at, shares, Times.of(due, Sample.Kind.READ), Times.of(due, Sample.Kind.POST)));
        }
        return seconds;
    }
}
