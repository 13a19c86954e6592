package org.secureside.operations.loadbalancer.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.secureside.operations.loadbalancer.finding.Finding;

/** Collects what a trial shows while it goes on. */
final class Results {

    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<String> notCovered = new LinkedHashSet<>();

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void observe(Subject subject, String what, String outcome) {
        observations.add(new Observation(subject.group().name(), what, outcome));
    }

    void notCovered(Collection<String> reasons) {
        notCovered.addAll(reasons);
    }

    TrialReport report(String nginx) {
        return new TrialReport(nginx, measurements, observations, List.copyOf(findings), List.copyOf(notCovered));
    }
}
