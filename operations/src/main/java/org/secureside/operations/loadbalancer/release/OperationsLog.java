package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every step of an operation on the balancer: a line of JSON in a file, and one for the operator to read. */
public final class OperationsLog {

    /** Its name in the folder of the balancer. */
    static final String FILE = "operations.ndjson";

    /** The step with which a watch begins, and those with which one ends. */
    private static final String BEGIN = "reloaded";

    private static final Set<String> WATCH = Set.of(BEGIN, "accepted", "complaint", "rolled-back");

    /**
     * A step.
     *
     * @param at when
     * @param step what was done
     * @param release the release that it was about
     * @param who who did it
     * @param detail what there is to say about it
     */
    public record Entry(Instant at, String step, String release, String who, Map<String, Object> detail) {

        public Entry {
            detail = Map.copyOf(detail);
        }
    }

    private final JsonLines file;
    private final Clock clock;
    private final String who;
    private final Consumer<String> say;

    OperationsLog(Path file, Clock clock, String who, Consumer<String> say) {
        this.file = new JsonLines(file);
        this.clock = clock;
        this.who = who;
        this.say = say;
    }

    /**
     * Returns the steps since then, oldest first.
     *
     * @param data the data folder of the stack
     * @throws IOException if they cannot be read
     */
    public static List<Entry> since(Instant then, Path data) throws IOException {
        return new JsonLines(data.resolve("nginx").resolve(FILE))
                .read(Entry.class).stream()
                        .filter(entry -> !entry.at().isBefore(then))
                        .toList();
    }

    /** Returns the release whose watch has begun and not come to its end, if the last one has not. */
    static Optional<String> unwatched(Path data) throws IOException {
        return since(Instant.MIN, data).stream()
                .filter(entry -> WATCH.contains(entry.step()))
                .reduce((first, second) -> second)
                .filter(entry -> entry.step().equals(BEGIN))
                .map(Entry::release);
    }

    /** Notes a step about a release of which only the name is at hand. */
    void step(String step, String release, String words) {
        note(step, release, words, Map.of());
    }

    /** Notes a step, with the words for the operator as a part of it. */
    void step(String step, Release release, String words, Map<String, Object> detail) {
        note(step, release.id(), words, detail);
    }

    /** Says something that is not noted. */
    void say(String words) {
        say.accept(words);
    }

    private void note(String step, String release, String words, Map<String, Object> detail) {
        Map<String, Object> all = new TreeMap<>(detail);
        all.put("words", words);
        try {
            file.append(new Entry(clock.instant(), step, release, who, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        say.accept(words);
    }

    /** Notes a step of which nothing more is to be said. */
    void step(String step, Release release, String words) {
        step(step, release, words, Map.of());
    }
}
