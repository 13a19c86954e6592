package org.secureside.operations.loadbalancer.trial;

import java.util.List;
import org.secureside.operations.loadbalancer.finding.Finding;

/**
 * What a trial showed.
 *
 * @param nginx the version that it ran in
 * @param measurements where requests ended
 * @param observations what was tried besides
 * @param findings what is not as it should be
 * @param notCovered what the trial does not tell, in words
 */
public record TrialReport(
        String nginx,
        List<Measurement> measurements,
        List<Observation> observations,
        List<Finding> findings,
        List<String> notCovered) {

    public TrialReport {
        measurements = List.copyOf(measurements);
        observations = List.copyOf(observations);
        findings = List.copyOf(findings);
        notCovered = List.copyOf(notCovered);
    }

    /** Returns with what probability an uneven spread was missed, at most: that of the least certain measurement. */
    public double miss() {
        return measurements.stream().mapToDouble(Measurement::miss).max().orElse(EvenTest.MISS);
    }
}
