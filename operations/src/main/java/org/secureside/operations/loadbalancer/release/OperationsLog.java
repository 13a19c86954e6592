package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every step of an operation on the balancer: a line of JSON in a file, and one for the operator to read. */
final class OperationsLog {

    /**
     * A step.
     *
     * @param at when
     * @param step what was done
     * @param release the release that it was about
     * @param who who did it
     * @param detail what there is to say about it
     */
    record Entry(Instant at, String step, String release, String who, Map<String, Object> detail) {

        Entry {
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

    /** Notes a step, with the words for the operator as a part of it. */
    void step(String step, Release release, String words, Map<String, Object> detail) {
        Map<String, Object> all = new TreeMap<>(detail);
        all.put("words", words);
        try {
            file.append(new Entry(clock.instant(), step, release.id(), who, all));
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
