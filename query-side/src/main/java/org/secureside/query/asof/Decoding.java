package org.secureside.query.asof;

import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.secureside.api.message.MessageEvent;
import org.secureside.query.history.EventView;
import org.secureside.query.projection.Recorded;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads events out of the history as the projections read them out of the log. */
@Component
class Decoding {

    private final Serializer serializer;

    Decoding(@Qualifier("eventSerializer") Serializer serializer) {
        this.serializer = serializer;
    }

    /** Returns what happened to messages; what this release cannot read, its projections pass over too. */
    List<Recorded<MessageEvent>> messageEvents(List<EventView> rows) {
        return rows.stream().flatMap(row -> read(row).stream()).toList();
    }

    private Optional<Recorded<MessageEvent>> read(EventView row) {
        Object event = serializer.deserialize(
                new SimpleSerializedObject<>(row.payload(), String.class, row.type(), row.revision()));
        return event instanceof MessageEvent happened
                ? Optional.of(new Recorded<>(row.position(), row.sequence(), row.recordedAt(), row.sentAt(), happened))
                : Optional.empty();
    }
}
