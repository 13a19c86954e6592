package org.secureside.operations.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

/** How an export is written. */
enum RowFormat {
    NDJSON,
    CSV,
    CLOUDEVENTS;

    private static final String TYPE_PREFIX = "org.secureside.";

    static Optional<RowFormat> named(@Nullable String name) {
        return Arrays.stream(values()).filter(f -> f.text().equals(name)).findFirst();
    }

    /** Returns its name as the service knows it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasHeader() {
        return this == CSV;
    }

    /** Reads one record. */
    Row read(String record, long line, long end) {
        try {
            return switch (this) {
                case NDJSON -> ofLine(JsonRow.read(record), line, end);
                case CLOUDEVENTS -> ofCloudEvent(JsonRow.read(record), line, end);
                case CSV -> ofCsv(CsvRow.read(record), line, end);
            };
        } catch (IllegalArgumentException | DateTimeException | NullPointerException notARow) {
            return Row.unreadable(line, end);
        }
    }

    private static Row ofLine(Map<String, String> fields, long line, long end) {
        EventLeaf event = new EventLeaf(
                Long.parseLong(need(fields, "position")),
                fields.get("streamType"),
                need(fields, "stream"),
                Long.parseLong(need(fields, "sequence")),
                need(fields, "eventId"),
                need(fields, "type"),
                fields.get("revision"),
                instant(need(fields, "recordedAt")),
                verbatim(fields, "payload"),
                verbatim(fields, "metadata"));
        return new Row(line, event, Hash.of(need(fields, "leaf")), Hash.of(need(fields, "link")), end);
    }

    /** Whose microseconds are more than a number has room for, no event was recorded, and it cannot be hashed. */
    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (Math.abs(instant.getEpochSecond()) >= Long.MAX_VALUE / 1_000_000) {
            throw new IllegalArgumentException("there are too many microseconds in it");
        }
        return instant;
    }

    private static String verbatim(Map<String, String> fields, String name) {
        String json = fields.get(name);
        return json == null ? need(fields, name + "Text") : json;
    }

    private static Row ofCloudEvent(Map<String, String> fields, long line, long end) {
        String type = need(fields, "type");
        EventLeaf event = new EventLeaf(
                Long.parseLong(need(fields, "position")),
                fields.get("streamtype"),
                need(fields, "subject"),
                Long.parseLong(need(fields, "streamsequence")),
                need(fields, "id"),
                type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type,
                fields.get("revision"),
                instant(need(fields, "time")),
                need(fields, "data"),
                need(fields, "metadata"));
        return new Row(line, event, Hash.of(need(fields, "leaf")), Hash.of(need(fields, "link")), end);
    }

    private static Row ofCsv(List<@Nullable String> fields, long line, long end) {
        if (fields.size() != 12) {
            return Row.unreadable(line, end);
        }
        EventLeaf event = new EventLeaf(
                Long.parseLong(need(fields, 0)),
                fields.get(1),
                need(fields, 2),
                Long.parseLong(need(fields, 3)),
                need(fields, 4),
                need(fields, 5),
                fields.get(6),
                instant(need(fields, 7)),
                need(fields, 8),
                need(fields, 9));
        return new Row(line, event, Hash.of(need(fields, 10)), Hash.of(need(fields, 11)), end);
    }

    private static String need(List<@Nullable String> fields, int index) {
        String value = fields.get(index);
        if (value == null) {
            throw new IllegalArgumentException("there is no field " + index);
        }
        return value;
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return value;
    }
}
