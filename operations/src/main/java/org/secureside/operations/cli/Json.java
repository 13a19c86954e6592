package org.secureside.operations.cli;

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

    /** Returns the value that the JSON describes. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
