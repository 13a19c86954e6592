package org.secureside.operations.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.StreamLink;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.api.evidence.TreeHead;
import org.secureside.operations.cli.Json;

/** An export of a made-up log, as the service would write it, to be tampered with. */
final class ExportedHistory {

    static final int BLOCK = 8;

    final List<EventLeaf> events;
    final List<String> lines = new ArrayList<>();
    final List<Hash> links = new ArrayList<>();
    private final TreeHasher hasher = new TreeHasher();
    private final List<Manifest.BlockRoot> blocks = new ArrayList<>();

    private ExportedHistory(List<EventLeaf> events) {
        this.events = events;
        Map<String, Hash> newest = new HashMap<>();
        TreeHasher block = new TreeHasher();
        for (EventLeaf event : events) {
            Hash leaf = event.hash();
            Hash before = newest.get(event.streamId());
            Hash link = before == null ? StreamLink.first(leaf) : StreamLink.next(before, leaf);
            newest.put(event.streamId(), link);
            links.add(link);
            lines.add(line(event, leaf, link));
            hasher.append(leaf);
            block.append(leaf);
            if (block.size() == BLOCK) {
                blocks.add(new Manifest.BlockRoot(
                        event.position() - BLOCK + 1, block.head().hash()));
                block = new TreeHasher();
            }
        }
    }

    /** Twenty events, of four streams in turn. */
    static ExportedHistory ofTwenty() {
        return of(20);
    }

    /** So many events, of four streams in turn. */
    static ExportedHistory of(int count) {
        return new ExportedHistory(LongStream.rangeClosed(1, count)
                .mapToObj(position -> event(position, "{\"text\":\"Message %d\"}".formatted(position)))
                .toList());
    }

    static EventLeaf event(long position, String payload) {
        return new EventLeaf(
                position,
                "Message",
                "m" + position % 4,
                (position - 1) / 4,
                "id" + position,
                "MessageSent",
                "1",
                Instant.parse("2024-08-15T10:00:00.123456Z").plusSeconds(position),
                payload,
                "{}");
    }

    static String line(EventLeaf event, Hash leaf, Hash link) {
        return ExportedRows.row(RowFormat.NDJSON, event, leaf, link);
    }

    /** Returns the rows in a form, to be tampered with. */
    List<String> rows(RowFormat format) {
        return IntStream.range(0, events.size())
                .mapToObj(i ->
                        ExportedRows.row(format, events.get(i), events.get(i).hash(), links.get(i)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    TreeHead head() {
        return hasher.head();
    }

    /** Writes the export with these lines, and the manifest of the log as it was. */
    Path write(Path folder, List<String> changed) throws IOException {
        return write(folder, RowFormat.NDJSON, changed);
    }

    /** Writes the export with these rows, and the manifest of the log as it was. */
    Path write(Path folder, RowFormat format, List<String> changed) throws IOException {
        String header = format.hasHeader() ? ExportedRows.HEADER : "";
        return write(folder, format, header + String.join("\n", changed) + "\n");
    }

    /** Writes the export with this text, and the manifest of the log as it was. */
    Path write(Path folder, RowFormat format, String text) throws IOException {
        Path file = folder.resolve("history." + format.text());
        Files.writeString(file, text);
        Manifest manifest = new Manifest(
                format.text(),
                null,
                Map.of(),
                "query-1",
                1,
                0,
                events.size(),
                events.size(),
                true,
                events.size(),
                head().hash(),
                List.of(),
                BLOCK,
                blocks,
                null,
                null);
        Files.writeString(Manifest.beside(file), Json.pretty(manifest));
        return file;
    }
}
