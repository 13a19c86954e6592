package org.secureside.command.looks;

import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.secureside.api.history.HistoryConsulted;
import org.secureside.command.dispatch.InTime;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.web.looks.LookBook;
import org.secureside.web.looks.LookConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** Records looks in the event store. Nothing decides on them, so no command does. */
@Component
@Import(LookConfiguration.class)
class StoredLookBook implements LookBook, AutoCloseable {

    private final EventStore events;
    private final String node;
    private final InTime inTime = new InTime("look");

    StoredLookBook(EventStore events, SecureSideProperties properties) {
        this.events = events;
        this.node = properties.node().name();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public void record(HistoryConsulted look, Map<String, String> metadata) {
        var event =
                new GenericDomainEventMessage<>(STREAM, UUID.randomUUID().toString(), 0, look, MetaData.from(metadata));
        inTime.get(
                () -> {
                    events.publish(event);
                    return event;
                },
                InTime.FOR_A_REQUEST);
    }

    @Override
    public void close() {
        inTime.close();
    }
}
