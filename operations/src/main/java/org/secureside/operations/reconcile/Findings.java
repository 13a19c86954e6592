package org.secureside.operations.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All findings are counted, the first are kept. Threads share it. */
final class Findings {

    private final int most;
    private final List<Finding> first = new ArrayList<>();
    private long count;

    /**
     * @param most how many to keep
     */
    Findings(int most) {
        this.most = most;
    }

    synchronized void add(Finding finding) {
        count++;
        if (first.size() < most) {
            first.add(finding);
        }
    }

    synchronized List<Finding> first() {
        return List.copyOf(first);
    }

    synchronized long count() {
        return count;
    }

    synchronized String inWords() {
        return count == 0 ? "" : String.format(Locale.ROOT, "findings: %,d", count);
    }
}
