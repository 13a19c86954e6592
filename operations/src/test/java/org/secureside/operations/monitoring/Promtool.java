package org.secureside.operations.monitoring;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.ToolRun;

/** Prometheus's own tool for rules, in a folder of its own. */
record Promtool(Path program, Path folder) {

    static final Path RULES = Path.of("src/main/resources/monitoring/rules");
    static final Path TESTS = Path.of("src/test/resources/monitoring");

    /** Finds it. The test is skipped where it is not installed. */
    static Promtool in(Path folder) {
        Optional<Path> program = Programs.ofSystem().find("promtool");
        assumeThat(program).as("promtool is installed").isPresent();
        return new Promtool(program.orElseThrow(), folder);
    }

    /** Runs the tests of a file of rules on a text in its place. */
    ToolRun test(String name, String rules) throws IOException {
        Files.writeString(folder.resolve(name + ".yml"), rules);
        String tests = Files.readString(TESTS.resolve(name + ".test.yml"))
                .replace("../../../main/resources/monitoring/rules/", "");
        Files.writeString(folder.resolve("test.yml"), tests);
        return ToolRun.of(folder, List.of(program.toString(), "test", "rules", "test.yml"));
    }
}
