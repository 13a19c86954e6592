package org.secureside.query.export;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;

/**
 * Writes events as records of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front:
 * not only where a field begins, but also within it, behind what separates cells where commas do not. So does what begins
 * with an apostrophe there. Whoever takes one apostrophe off, wherever one stands in these places, has exactly what was
 * there. A field that is absent is empty; one that is there and empty is a pair of quotes.
 */
final class CsvRecords {

    static final String HEADER = "position,stream_type,stream,sequence,event_id,type,revision,recorded_at,payload,"
            + "metadata,leaf,link\r\n";

    /**
     * The places that need an apostrophe. A cell begins with the field, and behind a semicolon, a bar, a tab or a line
     * break, for where one of these separates, the quotes around a field of ours do not count. It is a formula if it
     * begins with one of four signs, which have wide forms in East Asia; blanks, invisible characters and quotes before
     * the sign are passed over, for spreadsheets may do so. Tabs and line breaks at the beginning are among what some
     * strip.
     */
    private static final Pattern UNSAFE = Pattern.compile("(?:^|(?<=[;|\t\r\n]))"
            + "(?=[\\p{Z}\\p{C}\"&&[^\t\r\n]]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|')|^(?=[\t\r\n])");

    /** What has a field put in quotes: by RFC 4180, or so that it stays together where several signs separate. */
    private static final String QUOTED = ",\"\r\n;|\t";

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
                                field(event.recordedAt().toString()),
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
        String safe = UNSAFE.matcher(text).replaceAll("'");
        boolean plain = !safe.isEmpty() && safe.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
