package org.secureside.operations.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A file of rules, with its tests.
 *
 * @param rules all of its rules
 * @param interval how often its tests evaluate them
 * @param tests its tests, as promtool has them
 */
record RuleFile(List<Rule> rules, Object interval, List<Map<String, Object>> tests) {

    private static final String NAMED = "alertname";
    private static final String ALERT_TESTS = "alert_rule_test";

    static RuleFile named(String name) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (Map<String, Object> group : list(read(Promtool.RULES.resolve(name + ".yml")), "groups")) {
            list(group, "rules").forEach(rule -> rules.add(new Rule(rule)));
        }
        Map<String, Object> tests = read(Promtool.TESTS.resolve(name + ".test.yml"));
        return new RuleFile(
                rules, Objects.requireNonNull(tests.get("evaluation_interval"), "no interval"), list(tests, "tests"));
    }

    /** Returns a file of the rule, of those that read what it records, and of what all of these read. */
    String rulesAround(Rule rule) {
        Set<String> needed = new TreeSet<>();
        alertsOf(rule).forEach(alert -> addWithWhatItReads(alert, needed));
        List<Map<String, Object>> fields = rules.stream()
                .filter(one -> needed.contains(one.name()))
                .map(one -> one.name().equals(rule.name()) ? rule.fields() : one.fields())
                .toList();
        return new Yaml().dump(Map.of("groups", List.of(Map.of("name", "reduced", "rules", fields))));
    }

    /** Returns the tests that look at what comes of the rule: each is a file with one situation. */
    List<String> testsOf(Rule rule, String rulesFile) {
        Set<String> alerts = alertsOf(rule).stream().map(Rule::name).collect(Collectors.toSet());
        List<String> files = new ArrayList<>();
        for (Map<String, Object> test : tests) {
            List<Map<String, Object>> looks = list(test, ALERT_TESTS).stream()
                    .filter(look -> alerts.contains(String.valueOf(look.get(NAMED))))
                    .toList();
            if (!looks.isEmpty()) {
                Map<String, Object> reduced = new LinkedHashMap<>(test);
                reduced.put(ALERT_TESTS, looks);
                files.add(new Yaml()
                        .dump(Map.of(
                                "rule_files", List.of(rulesFile),
                                "evaluation_interval", interval,
                                "tests", List.of(reduced))));
            }
        }
        return files;
    }

    /** Returns the alerts that a change of the rule may concern. */
    private List<Rule> alertsOf(Rule rule) {
        return rules.stream()
                .filter(Rule::alerts)
                .filter(alert -> {
                    Set<String> read = new TreeSet<>();
                    addWithWhatItReads(alert, read);
                    return read.contains(rule.name());
                })
                .toList();
    }

    private void addWithWhatItReads(Rule rule, Set<String> names) {
        if (names.add(rule.name())) {
            rules.stream().filter(rule::reads).forEach(other -> addWithWhatItReads(other, names));
        }
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // what is read by the name of a list is one, of maps
    private static List<Map<String, Object>> list(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(of.get(name), name);
    }
}
