package org.secureside.operations.loadbalancer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration of the corpus. Its first lines say by which rules and by which measurements it must be caught.
 *
 * @param name what it is called
 * @param file its main file
 * @param rules the static rules that must find something
 * @param behavior the measurements that must find something
 */
public record Sample(String name, Path file, List<String> rules, List<String> behavior) {

    private static final Path CORPUS = Path.of("src/test/resources/loadbalancer");

    /** Returns the configurations that must be refused. */
    public static Stream<Sample> bad() {
        return in("bad");
    }

    /** Returns the configurations about which operators are warned, but that pass. */
    public static Stream<Sample> doubtful() {
        return in("doubtful");
    }

    /** Returns the configurations with which all is well. */
    public static Stream<Sample> good() {
        return in("good");
    }

    /** Returns one of them. */
    public static Sample named(String folder, String name) {
        return in(folder)
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Stream<Sample> in(String folder) {
        try (Stream<Path> entries = Files.list(CORPUS.resolve(folder))) {
            return entries.sorted().map(Sample::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(Path entry) {
        Path file = Files.isDirectory(entry) ? entry.resolve("nginx.conf") : entry;
        try {
            List<String> lines = Files.readAllLines(file);
            String name = entry.getFileName().toString().replace(".conf", "");
            return new Sample(name, file, list(lines, "# Rules: "), list(lines, "# Behavior: "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .flatMap(line -> Arrays.stream(line.substring(key.length()).split(", ", -1)))
                .toList();
    }
}
