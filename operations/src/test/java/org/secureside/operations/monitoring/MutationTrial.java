package org.secureside.operations.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the rules that pass all of their tests. A rule is tried on one situation after the other, and not again after
 * one that it fails; many are tried at a time.
 */
final class MutationTrial {

    private final Promtool promtool;
    private final RuleFile file;

    MutationTrial(Promtool promtool, RuleFile file) {
        this.promtool = promtool;
        this.file = file;
    }

    /** Returns those that pass. That promtool cannot read one is an error. */
    List<Rule> passing(List<Rule> candidates) throws IOException {
        List<Candidate> left = new ArrayList<>();
        for (Rule rule : candidates) {
            String name = "rule" + left.size();
            String rulesFile = name + ".rules.yml";
            Files.writeString(promtool.folder().resolve(rulesFile), file.rulesAround(rule));
            left.add(new Candidate(name + ".test.yml", rule, file.testsOf(rule, rulesFile)));
        }
        List<Rule> passing = new ArrayList<>();
        for (int round = 0; !left.isEmpty(); round++) {
            int now = round;
            left.stream()
                    .filter(one -> one.tests().size() == now)
                    .map(Candidate::rule)
                    .forEach(passing::add);
            left = passed(left.stream().filter(one -> one.tests().size() > now).toList(), now);
        }
        return passing;
    }

    private List<Candidate> passed(List<Candidate> candidates, int round) throws IOException {
        for (Candidate one : candidates) {
            Files.writeString(promtool.folder().resolve(one.name()), one.tests().get(round));
        }
        Map<String, Promtool.Verdict> verdicts =
                promtool.verdicts(candidates.stream().map(Candidate::name).toList());
        return candidates.stream()
                .filter(one -> verdicts.get(one.name()) == Promtool.Verdict.PASSED)
                .toList();
    }

    /**
     * A rule on trial.
     *
     * @param name the name of the file that its test at hand is written to
     * @param tests what it must pass
     */
    private record Candidate(String name, Rule rule, List<String> tests) {}
}
