package org.secureside.query.history;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what rows are found by out of JSON: the texts that stand at the top. Nothing in an event may keep it out of the
 * history, so what cannot be read, or not be kept, is passed over here; the text itself is kept anyway.
 */
final class TopLevel {

    /** The longest text that an index takes by far; longer than any name there is. */
    private static final int LONGEST = 255;

    private static final Set<String> WANTED = Set.of(
            "neighborhoodId",
            "messageId",
            "inReplyTo",
            EventMetadata.ACTOR,
            EventMetadata.ROLES,
            EventMetadata.REQUEST_ID,
            EventMetadata.SENT_AT,
            EventMetadata.RECEIVED_AT);

    private static final JsonFactory JSON = new JsonFactory();

    private TopLevel() {}

    /** Returns the texts at the top of a JSON object that rows are found by. */
    static Map<String, String> textsOf(String json) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return texts;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING && WANTED.contains(name)) {
                    keep(texts, name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException notJson) {
            // What was read before it went wrong is as good as it is.
        }
        return texts;
    }

    private static void keep(Map<String, String> texts, String name, String text) {
        if (text.length() <= LONGEST
                && text.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            texts.put(name, text);
        }
    }

    static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** Returns the instant, or null if there is none or none that a column can hold. */
    static @Nullable Instant instant(@Nullable String text) {
        try {
            Instant instant = text == null ? null : Instant.parse(text);
            return EventMetadata.sentAtProblem(instant).isPresent() ? null : instant;
        } catch (DateTimeException notAnInstant) {
            return null;
        }
    }
}
