package org.secureside.operations.rehearsal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why reads failed.
 *
 * @param words the reason
 * @param count how many failed for it
 */
record Reason(String words, int count) {

    /** How the words begin where there is no explanation. */
    static final String UNEXPLAINED = "unexplained";

    private static final String POOL = "_node";

    /**
     * Explains a failure by what became of each try.
     *
     * @param status what the client got
     * @param tries what became of the tries, in order
     */
    static String inWords(int status, List<Observer.Step> tries) {
        return tries.isEmpty()
                ? "%d, the load balancer tried no node: it had no connection left".formatted(status)
                : "%d: %s"
                        .formatted(status, tries.stream().map(Reason::inWords).collect(Collectors.joining(", then ")));
    }

    private static String inWords(Observer.Step step) {
        if (step.node().contains(POOL)) {
            // nginx names the pool where it names a server otherwise.
            return "no node of %s was left, for all had just failed too often".formatted(step.node());
        }
        return step.node() + " "
                + switch (step.status()) {
                    case 504 -> "gave no answer in time";
                    case 502, 0 -> "could not be reached";
                    case 503 -> "refused, for it had too much to do or was behind";
                    case 429 -> "refused, for this person asks too often";
                    default -> UNEXPLAINED + " " + step.status();
                };
    }
}
