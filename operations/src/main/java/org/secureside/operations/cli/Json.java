package org.secureside.operations.cli;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the command line prints it and keeps it in files. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** Returns the value as JSON on several lines, without a line break at the end. */
    public static String pretty(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Returns what writes the same piece by piece, for what is too long to be held. What is not written to its end is no
     * JSON, and the writer stays open behind it.
     */
    public static JsonGenerator generator(Writer out) {
        return MAPPER.writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .createGenerator(out);
    }

    /** Returns the value that the JSON describes. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
