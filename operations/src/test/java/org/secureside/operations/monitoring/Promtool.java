package org.secureside.operations.monitoring;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.ToolRun;

/** Prometheus's own tool for rules, in a folder of its own. */
record Promtool(Path program, Path folder) {

    static final Path RULES = Path.of("src/main/resources/monitoring/rules");
    static final Path TESTS = Path.of("src/test/resources/monitoring");

    /** So many run at a time. */
    private static final int AT_ONCE = 2;

    /** Each on one processor, with much garbage: that costs a third less. */
    private static final Map<String, String> FRUGAL = Map.of("GOMAXPROCS", "1", "GOGC", "400");

    private static final Pattern VERDICT = Pattern.compile("(?s)Unit Testing:  (\\S+)\n(.*?)(?=\nUnit Testing:|\\z)");

    /** An alert is not as it should be, or an expression that can be read cannot be evaluated. */
    private static final Pattern FAILURE = Pattern.compile("(?m)^ +(alertname: \\w+, time: |rule: \\S+, time: )");

    /** What becomes of a file of tests. */
    enum Verdict {
        PASSED,
        FAILED
    }

    /** Finds it. The test is skipped where it is not installed. */
    static Promtool in(Path folder) {
        Optional<Path> program = Programs.ofSystem().find("promtool");
        assumeThat(program).as("promtool is installed").isPresent();
        return new Promtool(program.orElseThrow(), folder);
    }

    /** Runs the tests of a file of rules. */
    ToolRun test(String name) throws IOException {
        Files.copy(RULES.resolve(name + ".yml"), folder.resolve(name + ".yml"));
        String tests = Files.readString(TESTS.resolve(name + ".test.yml"))
                .replace("../../../main/resources/monitoring/rules/", "");
        Files.writeString(folder.resolve("test.yml"), tests);
        return run(List.of("test.yml"));
    }

    /** Has it read a file of rules. */
    ToolRun check(String rules) throws IOException {
        Files.writeString(folder.resolve("check.yml"), rules);
        return ToolRun.of(folder, List.of(program.toString(), "check", "rules", "check.yml"));
    }

    /** Runs files of tests that are in the folder. One that cannot be run, for it or its rules are no such, is an error. */
    Map<String, Verdict> verdicts(List<String> files) {
        List<String> outputs =
                shares(files).parallel().map(share -> run(share).output()).toList();
        Map<String, Verdict> verdicts = new HashMap<>();
        outputs.stream()
                .flatMap(output -> VERDICT.matcher(output).results())
                .forEach(match -> verdicts.put(match.group(1), verdict(match.group(2))));
        if (!verdicts.keySet().containsAll(files)) {
            throw new IllegalStateException("promtool has not run all of " + files);
        }
        return verdicts;
    }

    private static Stream<List<String>> shares(List<String> files) {
        return IntStream.range(0, Math.min(AT_ONCE, files.size()))
                .mapToObj(share -> IntStream.range(0, files.size())
                        .filter(i -> i % AT_ONCE == share)
                        .mapToObj(files::get)
                        .toList());
    }

    private static Verdict verdict(String output) {
        if (output.strip().equals("SUCCESS")) {
            return Verdict.PASSED;
        }
        Matcher failure = FAILURE.matcher(output);
        if (!failure.find()) {
            throw new IllegalStateException("not a test that failed: " + output);
        }
        return Verdict.FAILED;
    }

    private ToolRun run(List<String> files) {
        return ToolRun.of(
                folder,
                Stream.concat(Stream.of(program.toString(), "test", "rules"), files.stream())
                        .toList(),
                FRUGAL);
    }
}
