package org.secureside.query.export;

import org.secureside.api.evidence.EventLeaf;

/**
 * Writes events as CloudEvents 1.0 in JSON. What they have no attribute for are extensions, all of them texts: numbers of
 * CloudEvents have 32 bits, and positions have more. The number within a stream is not called {@code sequence}, which is
 * an extension with a meaning of its own: the order within the source, as texts.
 */
final class CloudEvents {

    private static final String SOURCE = "urn:secureside:event-store";
    private static final String TYPE_PREFIX = "org.secureside.";

    private CloudEvents() {}

    static String line(ExportedEvent exported) {
        EventLeaf event = exported.event();
        boolean json = JsonLines.isJsonOnOneLine(event.payload());
        return JsonLines.line(out -> {
            out.writeStringProperty("specversion", "1.0");
            out.writeStringProperty("id", event.eventId());
            out.writeStringProperty("source", SOURCE);
            out.writeStringProperty("type", TYPE_PREFIX + event.eventType());
            out.writeStringProperty("subject", event.streamId());
            out.writeStringProperty("time", event.recordedAt().toString());
            out.writeStringProperty("position", Long.toString(event.position()));
            out.writeStringProperty("streamsequence", Long.toString(event.sequence()));
            if (event.streamType() != null) {
                out.writeStringProperty("streamtype", event.streamType());
            }
            if (event.revision() != null) {
                out.writeStringProperty("revision", event.revision());
            }
            out.writeStringProperty("metadata", event.metadata());
            out.writeStringProperty("leaf", exported.leaf().toString());
            out.writeStringProperty("link", exported.link().toString());
            out.writeStringProperty("datacontenttype", json ? "application/json" : "text/plain");
            out.writeName("data");
            if (json) {
                out.writeRawValue(event.payload());
            } else {
                out.writeString(event.payload());
            }
        });
    }
}
