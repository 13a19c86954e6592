package org.secureside.operations.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a line of JSON. Objects in it are kept as they stand there: their bytes were hashed, not their meaning. */
final class JsonRow {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonRow() {}

    /**
     * Returns the fields by name: texts without their quotes, everything else as it is written. Objects in it may have a
     * name twice: a payload is whatever was recorded.
     *
     * @throws IllegalArgumentException if the line is no object, or has a field twice
     */
    static Map<String, String> read(String line) {
        Map<String, String> fields = new HashMap<>();
        Set<String> names = new HashSet<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (!names.add(name)) {
                    throw new IllegalArgumentException("a field is there twice");
                }
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    int begin = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    fields.put(name, line.substring(begin, (int)
                            parser.currentLocation().getCharOffset()));
                } else if (value != JsonToken.VALUE_NULL) {
                    fields.put(name, parser.getString());
                }
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the object");
            }
            return fields;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }
}
