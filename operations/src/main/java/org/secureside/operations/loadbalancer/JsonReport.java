package org.secureside.operations.loadbalancer;

import java.util.List;
import java.util.Optional;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.live.LiveReport;
import org.secureside.operations.loadbalancer.live.Sighting;
import org.secureside.operations.loadbalancer.trial.EvenTest;
import org.secureside.operations.loadbalancer.trial.Measurement;
import org.secureside.operations.loadbalancer.trial.Observation;
import org.secureside.operations.loadbalancer.trial.TrialReport;

/** A report in the form in which scripts get it. The names of the components are the names in the JSON. */
record JsonReport(
        String file,
        boolean refused,
        List<Item> findings,
        List<Item> accepted,
        String nginx,
        List<Measurement> measurements,
        double falseAlarm,
        double miss,
        List<Observation> observations,
        List<Sighting> servers,
        List<String> notCovered) {

    record Item(String rule, String severity, String where, String what, String why, String remedy) {

        static Item of(Finding finding) {
            return new Item(
                    finding.id(),
                    finding.severity().toString(),
                    finding.where(),
                    finding.what(),
                    finding.criterion().why(),
                    finding.criterion().remedy());
        }
    }

    static JsonReport of(CheckReport report) {
        Optional<TrialReport> trial = report.trial();
        return new JsonReport(
                report.file().toString(),
                report.isRefused(),
                report.findings().stream().map(Item::of).toList(),
                report.accepted().stream().map(Item::of).toList(),
                trial.map(TrialReport::nginx).orElse(""),
                trial.map(TrialReport::measurements).orElse(List.of()),
                EvenTest.FALSE_ALARM,
                trial.map(TrialReport::miss).orElse(EvenTest.MISS),
                trial.map(TrialReport::observations).orElse(List.of()),
                report.live().map(LiveReport::servers).orElse(List.of()),
                trial.map(TrialReport::notCovered).orElse(List.of()));
    }
}
