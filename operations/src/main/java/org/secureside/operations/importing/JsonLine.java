package org.secureside.operations.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.lines.Line;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line that is a JSON object with {@code body} and perhaps {@code author}, {@code sentAt} and {@code key}. */
final class JsonLine {

    /** The longest body with every character escaped, 12 bytes each, leaves room enough for the rest. */
    static final int MAX_BYTES = 128 * 1024;

    private static final Set<String> FIELDS = Set.of("author", "body", "key", "sentAt");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonLine() {}

    static Draft understand(Line line) throws BadLine {
        return switch (line) {
            case Line.Text text -> understand(object(text.text()));
            case Line.TooLong tooLong ->
                throw new BadLine("must have at most %,d bytes, but has %,d".formatted(MAX_BYTES, tooLong.bytes()));
            case Line.NotUtf8 notUtf8 -> throw new BadLine("is not UTF-8: the file changed during the import");
        };
    }

    private static Draft understand(JsonNode object) throws BadLine {
        Set<String> unknown = new TreeSet<>(object.propertyNames());
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new BadLine("has fields that are not known: " + String.join(", ", unknown)
                    + " (known are body, author, sentAt, key)");
        }
        String body = text(object, "body");
        if (body == null) {
            throw new BadLine("has no body");
        }
        String author = text(object, "author");
        String key = text(object, "key");
        if (author != null) {
            refuse("author", ResidentId.problemWith(author));
        }
        if (key != null) {
            refuse("key", IdempotencyKey.problemWith(key));
        }
        return new Draft(
                TextLine.storable(body),
                author == null ? null : new ResidentId(author),
                instant(text(object, "sentAt")),
                key == null ? null : new IdempotencyKey(key));
    }

    private static JsonNode object(String text) throws BadLine {
        if (text.isBlank()) {
            throw new BadLine("is blank: each line must be a JSON object");
        }
        try {
            JsonNode node = STRICT.readTree(text);
            if (!node.isObject()) {
                throw new BadLine("must be a JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new BadLine("is not JSON: " + OneLine.of(e.getOriginalMessage()));
        }
    }

    private static @Nullable String text(JsonNode object, String field) throws BadLine {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new BadLine(field + " must be a string");
        }
        return value.stringValue();
    }

    private static @Nullable Instant instant(@Nullable String text) throws BadLine {
        try {
            Instant sentAt = text == null ? null : OffsetDateTime.parse(text).toInstant();
            Optional<String> problem = EventMetadata.sentAtProblem(sentAt);
            if (problem.isPresent()) {
                throw new BadLine("sentAt " + problem.get());
            }
            return sentAt;
        } catch (DateTimeException e) {
            throw new BadLine("sentAt must be a time like 2026-01-31T18:30:00Z");
        }
    }

    private static void refuse(String field, Optional<String> problem) throws BadLine {
        if (problem.isPresent()) {
            throw new BadLine(field + " " + problem.get());
        }
    }
}
