package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The threat model names the tests that show its answers. Those tests are there. */
class ThreatModelTest {

    private static final Path ROOT = Path.of(System.getProperty("secureside.root", ".."));
    private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT|Acceptance))(?:\\.(\\w+))?`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> named = NAME.matcher(Files.readString(ROOT.resolve("docs/threat-model.md")))
                .results()
                .toList();

        List<String> missing = new ArrayList<>();
        for (MatchResult name : named) {
            if (sourcesOf(name.group(1)).noneMatch(source -> declares(source, name.group(2)))) {
                missing.add(name.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    private static Stream<String> sourcesOf(String test) throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path folder :
                    modules.map(module -> module.resolve("src/test/java")).toList()) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files =
                            Files.find(folder, 20, (file, attributes) -> file.endsWith(test + ".java"))) {
                        for (Path file : files.toList()) {
                            sources.add(Files.readString(file));
                        }
                    }
                }
            }
        }
        return sources.stream();
    }

    private static boolean declares(String source, @Nullable String method) {
        return method == null || source.contains("void " + method + "(");
    }
}
