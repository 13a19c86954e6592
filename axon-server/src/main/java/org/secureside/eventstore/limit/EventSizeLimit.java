package org.secureside.eventstore.limit;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.serialization.Serializer;

/**
 * Refuses events that are too large before a store sees them. SecureSide's own engine looks for itself; Axon's engines
 * take what the database takes, and Axon Server what fits into one gRPC message, of which it says no more than that.
 */
public final class EventSizeLimit implements MessageDispatchInterceptor<EventMessage<?>> {

    /** The largest payload, and the largest metadata, of an event, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256 << 10;

    private final Serializer serializer;

    /**
     * @param serializer what the store writes events with: a message keeps what it was serialized to, so that measuring
     *     it costs nothing twice
     */
    public EventSizeLimit(Serializer serializer) {
        this.serializer = serializer;
    }

    /**
     * Returns the events as they are.
     *
     * @throws EventTooLargeException if one of them has a payload or metadata above the limit; none is stored then
     */
    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        events.forEach(this::check);
        return (index, event) -> event;
    }

    private void check(EventMessage<?> event) {
        var payload = event.serializePayload(serializer, byte[].class);
        String name = payload.getType().getName();
        check("The payload of " + name, payload.getData());
        check(
                "The metadata of " + name,
                event.serializeMetaData(serializer, byte[].class).getData());
    }

    private static void check(String what, byte[] data) {
        if (data.length > MAX_BYTES) {
            throw new EventTooLargeException(what, data.length, MAX_BYTES);
        }
    }
}
