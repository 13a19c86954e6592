package org.secureside.operations.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of each request so far. Threads share it. */
final class Samples {

    private final List<Sample> all = new ArrayList<>();

    synchronized void add(Sample sample) {
        all.add(sample);
    }

    synchronized List<Sample> all() {
        return List.copyOf(all);
    }

    /** Returns those that were due from then on. */
    synchronized List<Sample> dueSince(Instant then) {
        return all.stream().filter(sample -> !sample.due().isBefore(then)).toList();
    }
}
