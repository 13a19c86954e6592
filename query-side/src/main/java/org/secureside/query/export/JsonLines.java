package org.secureside.query.export;

import java.io.StringWriter;
import org.secureside.api.evidence.EventLeaf;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes events as lines of JSON. Payload and metadata stand in them byte for byte, for they are what was hashed. */
final class JsonLines {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLines() {}

    static String line(ExportedEvent exported) {
        EventLeaf event = exported.event();
        return line(json -> {
            json.writeNumberProperty("position", event.position());
            if (event.streamType() != null) {
                json.writeStringProperty("streamType", event.streamType());
            }
            json.writeStringProperty("stream", event.streamId());
            json.writeNumberProperty("sequence", event.sequence());
            json.writeStringProperty("eventId", event.eventId());
            json.writeStringProperty("type", event.eventType());
            if (event.revision() != null) {
                json.writeStringProperty("revision", event.revision());
            }
            json.writeStringProperty("recordedAt", event.recordedAt().toString());
            writeVerbatim(json, "payload", event.payload());
            writeVerbatim(json, "metadata", event.metadata());
            json.writeStringProperty("leaf", exported.leaf().toString());
            json.writeStringProperty("link", exported.link().toString());
        });
    }

    interface Writing {
        void write(JsonGenerator json);
    }

    static String line(Writing properties) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            properties.write(json);
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }

    /** Writes JSON as it is, and what is not JSON on one line as a text, under another name. */
    private static void writeVerbatim(JsonGenerator json, String name, String text) {
        if (isJsonOnOneLine(text)) {
            json.writeName(name);
            json.writeRawValue(text);
        } else {
            json.writeStringProperty(name + "Text", text);
        }
    }

    static boolean isJsonOnOneLine(String text) {
        if (!text.startsWith("{") || !text.endsWith("}") || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
