package org.secureside.operations.history;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

/** Writes events of a made-up log as the service would, in every form. */
final class ExportedRows {

    static final String HEADER =
            "position,stream_type,stream,sequence,event_id,type,revision,recorded_at,payload,metadata,leaf,link\r\n";

    private ExportedRows() {}

    /** Returns the row without its line feed. */
    static String row(RowFormat format, EventLeaf event, Hash leaf, Hash link) {
        return switch (format) {
            case NDJSON -> ndjson(event, leaf, link);
            case CSV -> csv(event, leaf, link);
            case CLOUDEVENTS -> cloudEvent(event, leaf, link);
        };
    }

    private static String ndjson(EventLeaf event, Hash leaf, Hash link) {
        return ("{\"position\":%d,\"streamType\":\"%s\",\"stream\":\"%s\",\"sequence\":%d,\"eventId\":\"%s\","
                        + "\"type\":\"%s\",\"revision\":\"%s\",\"recordedAt\":\"%s\",\"payload\":%s,\"metadata\":%s,"
                        + "\"leaf\":\"%s\",\"link\":\"%s\"}")
                .formatted(
                        event.position(),
                        event.streamType(),
                        event.streamId(),
                        event.sequence(),
                        event.eventId(),
                        event.eventType(),
                        event.revision(),
                        event.recordedAt(),
                        event.payload(),
                        event.metadata(),
                        leaf,
                        link);
    }

    private static String csv(EventLeaf event, Hash leaf, Hash link) {
        return Arrays.asList(
                                event.position(),
                                event.streamType(),
                                event.streamId(),
                                event.sequence(),
                                event.eventId(),
                                event.eventType(),
                                event.revision(),
                                event.recordedAt(),
                                quoted(event.payload()),
                                quoted(event.metadata()),
                                leaf,
                                link)
                        .stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(","))
                + "\r";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String cloudEvent(EventLeaf event, Hash leaf, Hash link) {
        return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"urn:secureside:event-store\","
                        + "\"type\":\"org.secureside.%s\",\"subject\":\"%s\",\"time\":\"%s\",\"position\":\"%d\","
                        + "\"streamsequence\":\"%d\",\"streamtype\":\"%s\",\"revision\":\"%s\",\"metadata\":\"%s\","
                        + "\"leaf\":\"%s\",\"link\":\"%s\",\"datacontenttype\":\"application/json\",\"data\":%s}")
                .formatted(
                        event.eventId(),
                        event.eventType(),
                        event.streamId(),
                        event.recordedAt(),
                        event.position(),
                        event.sequence(),
                        event.streamType(),
                        event.revision(),
                        event.metadata().replace("\"", "\\\""),
                        leaf,
                        link,
                        event.payload());
    }
}
