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

    /**
     * Explains a failure by what became of each try.
     *
     * @param status what the client got
     * @param tries what became of the tries, in order
     */
    static String inWords(int status, List<Observer.Step> tries) {
        return tries.isEmpty()
                ? "%d, %s: the load balancer tried no node".formatted(status, UNEXPLAINED)
                : "%d: %s"
                        .formatted(
                                status,
                                tries.stream()
                                        .map(step -> step.node() + " " + inWords(step.status()))
                                        .collect(Collectors.joining(", then ")));
    }

    private static String inWords(int status) {
        return switch (status) {
            case 504 -> "gave no answer in time";
            case 502, 0 -> "could not be reached, or had just failed too often";
            case 503 -> "refused, for it had too much to do or was behind";
            case 429 -> "refused, for this person asks too often";
            default -> UNEXPLAINED + " " + status;
        };
    }
}
