package org.secureside.query.export;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;

/**
 * Writes events as records of CSV (RFC 4180). A field that a spreadsheet would take for a formula gets an apostrophe in
 * front; so does one that begins with an apostrophe. Whoever takes one apostrophe off whatever begins with one has
 * exactly what was there. A field that is absent is empty; one that is there and empty is a pair of quotes.
 */
final class CsvRecords {

    static final String HEADER = "position,stream_type,stream,sequence,event_id,type,revision,recorded_at,payload,"
            + "metadata,leaf,link\r\n";

    /** What begins a formula in one spreadsheet or another, and the sign that keeps it from being one. */
    private static final String GUARDED = "=+-@\t\r\n'";

    private CsvRecords() {}

    static String record(ExportedEvent exported) {
        EventLeaf event = exported.event();
        return Stream.of(
                                Long.toString(event.position()),
                                field(event.streamType()),
                                field(event.streamId()),
                                Long.toString(event.sequence()),
                                field(event.eventId()),
                                field(event.eventType()),
                                field(event.revision()),
                                event.recordedAt().toString(),
                                field(event.payload()),
                                field(event.metadata()),
                                exported.leaf().toString(),
                                exported.link().toString())
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    static String field(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean guarded = !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0;
        String safe = guarded ? "'" + text : text;
        boolean plain = !safe.isEmpty() && safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
