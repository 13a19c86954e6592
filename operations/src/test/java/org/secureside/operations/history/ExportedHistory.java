package org.secureside.operations.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final TreeHasher hasher = new TreeHasher();
    private final List<Manifest.BlockRoot> blocks = new ArrayList<>();

    private ExportedHistory(List<EventLeaf> events) {
        this.events = events;
        Map<String, Hash> links = new HashMap<>();
        TreeHasher block = new TreeHasher();
        for (EventLeaf event : events) {
            Hash leaf = event.hash();
            Hash before = links.get(event.streamId());
            Hash link = before == null ? StreamLink.first(leaf) : StreamLink.next(before, leaf);
            links.put(event.streamId(), link);
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
        return new ExportedHistory(LongStream.rangeClosed(1, 20)
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
        return ("{\"position\":%d,\"streamType\":\"%s\",\"stream\":\"%s\",\"sequence\":%d,\"eventId\":\"%s\","
                        + "\"type\":\"%s\",\"revision\":\"%s\",\"recordedAt\":\"%s\",\"payload\":%s,\"metadata\":%s,"
                        + "\"leaf\":\"%s\",\"link\":\"%s\"}")
                .formatted(
                        event.position(),
                        event.streamType(),
                        event.streamId(),
                        event.sequence(),
                        event.eventId(),
                        event.eventType(),
                        event.revision(),
                        event.recordedAt(),
                        event.payload(),
                        event.metadata(),
                        leaf,
                        link);
    }

    TreeHead head() {
        return hasher.head();
    }

    /** Writes the export with these lines, and the manifest of the log as it was. */
    Path write(Path folder, List<String> changed) throws IOException {
        Path file = folder.resolve("history.ndjson");
        Files.writeString(file, String.join("\n", changed) + "\n");
        Manifest manifest = new Manifest(
                "ndjson",
                null,
                Map.of(),
                "query-1",
                1,
                0,
                20,
                20,
                true,
                20,
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
