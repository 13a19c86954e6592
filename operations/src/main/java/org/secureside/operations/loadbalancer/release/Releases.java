package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.loadbalancer.release.HistoryEntry.Action;

/** The releases of a balancer and which of them ran when, kept below its folder. */
final class Releases {

    private static final String FILE = "nginx.conf";

    private final Path folder;
    private final JsonLines history;
    private final Clock clock;

    Releases(Path folder, Clock clock) {
        this.folder = folder;
        this.history = new JsonLines(folder.resolve("history.ndjson"));
        this.clock = clock;
    }

    /** Keeps a release and returns its file. */
    Path keep(Release release) throws IOException {
        Path file = file(release.id());
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Path draft = file.resolveSibling(FILE + ".draft");
            Files.writeString(draft, release.text());
            Files.move(draft, file);
        }
        return file;
    }

    /** Notes that a release runs from now on. */
    void running(Release release, Action action, String who, String why) throws IOException {
        keep(release);
        history.append(new HistoryEntry(clock.instant(), release.id(), action, who, why));
    }

    /** Returns what runs, noting it first if it came about in another way. */
    Release adopt(String runningText) throws IOException {
        Release running = Release.of(runningText);
        Optional<HistoryEntry> known = current();
        if (known.isEmpty()) {
            running(running, Action.FOUND, System.getProperty("user.name"), "it was running");
        } else if (!known.get().release().equals(running.id())) {
            running(
                    running,
                    Action.FOUND,
                    "unknown",
                    "it was found running in place of release %s: somebody put it there without \"lb deploy\", some time before"
                            .formatted(known.get().release()));
        }
        return running;
    }

    /** Returns the changes, oldest first. */
    List<HistoryEntry> history() throws IOException {
        return history.read(HistoryEntry.class);
    }

    /** Returns how many of the changes cannot be read any more. */
    long unreadable() throws IOException {
        return history.unreadable(HistoryEntry.class);
    }

    Optional<HistoryEntry> current() throws IOException {
        return history().stream().reduce((first, second) -> second);
    }

    /**
     * Returns the release that the current one was put upon. What was taken back is not among those to go back to: when
     * the watch was quicker than the operator, a rollback would bring the bad release again.
     */
    Optional<Release> previous() throws IOException {
        Deque<String> standing = new ArrayDeque<>();
        for (HistoryEntry entry : history()) {
            boolean back = entry.action() == Action.ROLLED_BACK && standing.contains(entry.release());
            while (back && !entry.release().equals(standing.peek())) {
                standing.pop();
            }
            if (!entry.release().equals(standing.peek())) {
                standing.push(entry.release());
            }
        }
        Optional<String> before = standing.stream().skip(1).findFirst();
        return before.isEmpty() ? Optional.empty() : find(before.get());
    }

    /** Returns whether the last change was to go back. */
    boolean isTakenBack() throws IOException {
        return current().filter(entry -> entry.action() == Action.ROLLED_BACK).isPresent();
    }

    /** Returns whether the last change was to go back, after an instant. */
    boolean isTakenBackSince(Instant then) throws IOException {
        return isTakenBack()
                && current().filter(entry -> entry.at().isAfter(then)).isPresent();
    }

    /** Returns a release by its id, or by how its id begins. */
    Optional<Release> find(String id) throws IOException {
        List<String> known = history().stream()
                .map(HistoryEntry::release)
                .distinct()
                .filter(release -> release.startsWith(id))
                .toList();
        return known.size() == 1
                ? Optional.of(new Release(known.getFirst(), Files.readString(file(known.getFirst()))))
                : Optional.empty();
    }

    private Path file(String id) {
        return folder.resolve(id).resolve(FILE);
    }
}
