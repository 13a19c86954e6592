package org.secureside.web.request;

import java.beans.PropertyEditorSupport;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a UUID as RFC 9562 writes it, in a body as in an address. Java's own reader also takes shorter forms, and Jackson's
 * takes Base64, and nothing for an empty text.
 */
final class WrittenUuid extends StdDeserializer<UUID> {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    WrittenUuid() {
        super(UUID.class);
    }

    /** The same for what stands in an address. */
    static final class InAddress extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(read(text).orElseThrow(() -> new IllegalArgumentException("not a UUID")));
        }
    }

    @Override
    public UUID deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (UUID) context.handleUnexpectedToken(UUID.class, json);
        }
        String text = json.getString();
        return read(text).orElseGet(() ->
                (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID as RFC 9562 writes it"));
    }

    private static Optional<UUID> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
