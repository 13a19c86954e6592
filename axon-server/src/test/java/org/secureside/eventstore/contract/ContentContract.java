package org.secureside.eventstore.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secureside.eventstore.contract.ContractEvents.event;
import static org.secureside.eventstore.contract.ContractEvents.messageSent;
import static org.secureside.eventstore.contract.ContractEvents.newName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.api.message.MessageSent;
import org.secureside.eventstore.limit.EventTooLargeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What events hold. */
interface ContentContract extends ContractTest {

    int LIMIT = 256 << 10;
    int CHARACTERS_PER_EVENT = 50_000;

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1, 2, 300, 2_000, 8_192, 65_536, LIMIT})
    default void aPayloadOfAnySizeUpToTheLimitIsKept(int bytes) {
        String stream = newName();
        RawEvent payload = new RawEvent("Sized", "1", jsonOf(bytes));

        openForRawEvents().publish(event(stream, 0, payload));

        assertThat(store().readEvents(stream).next().getPayload())
                .isInstanceOfSatisfying(
                        UnknownSerializedType.class,
                        read -> assertThat(read.readData(String.class)).isEqualTo(payload.json()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a", "é", "€", "🐈"})
    default void theLimitOfAPayloadIsInBytesOfUtf8AndTheRefusalNamesIt(String character) {
        String stream = newName();
        RawEvent largest = new RawEvent("Sized", "1", jsonOf(character, LIMIT));
        RawEvent tooLarge = new RawEvent("Sized", "1", jsonOf(character, LIMIT + 1));
        EventStore store = openForRawEvents();

        assertThatThrownBy(() -> store.publish(event(stream, 0, tooLarge)))
                .isInstanceOf(EventTooLargeException.class)
                .hasMessageContaining("The payload of Sized has 262,145 bytes; at most 262,144 bytes");
        assertThat(store().readEvents(stream).hasNext()).isFalse();
        store.publish(event(stream, 0, largest));
        assertThat(store().readEvents(stream).asStream()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a", "é", "€", "🐈"})
    default void metadataAboveTheLimitIsRefusedAndTheRefusalNamesTheLimit(String character) {
        String stream = newName();
        String text = character.repeat(LIMIT / character.getBytes(UTF_8).length);

        assertThatThrownBy(() -> store().publish(event(stream, 0).andMetaData(Map.of("", text))))
                .isInstanceOf(EventTooLargeException.class)
                .hasMessageContaining("The metadata of MessageSent")
                .hasMessageContaining("at most 262,144 bytes");
        assertThat(store().readEvents(stream).hasNext()).isFalse();
    }

    private static String jsonOf(int bytes) {
        return bytes < 3 ? "7".repeat(bytes) : jsonOf("a", bytes);
    }

    private static String jsonOf(String character, int bytes) {
        int size = character.getBytes(UTF_8).length;
        return "\"" + character.repeat((bytes - 2) / size) + "a".repeat((bytes - 2) % size) + "\"";
    }

    @Test
    default void everyUnicodeCharacterSurvives() {
        String stream = newName();
        List<String> bodies = new ArrayList<>();
        List<Integer> all = IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .boxed()
                .toList();
        for (int from = 0; from < all.size(); from += CHARACTERS_PER_EVENT) {
            int[] some = all.subList(from, Math.min(all.size(), from + CHARACTERS_PER_EVENT)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            bodies.add(new String(some, 0, some.length));
        }

        for (String body : bodies) {
            store().publish(event(stream, bodies.indexOf(body), messageSent(body)));
        }

        List<String> read = store().readEvents(stream)
                .asStream()
                .map(event -> ((MessageSent) event.getPayload()).body())
                .toList();
        assertThat(read.equals(bodies)).as("every character is as it was").isTrue();
    }

    @Test
    default void anUnknownEventAndALaterRevisionOfAKnownOneStopNoReader() throws InterruptedException {
        String stream = newName();
        TrackingToken start = store().createHeadToken();
        openForRawEvents()
                .publish(
                        event(stream, 0),
                        event(stream, 1, new RawEvent("NeverHeardOf", "3", "{\"what\":1}")),
                        event(stream, 2, new RawEvent("NeverHeardOf", null, "[]")),
                        event(stream, 3, new RawEvent("MessageSent", "2", "{\"text\":\"was body once\"}")),
                        event(stream, 4, new RawEvent("MessageSent", "3", "{\"author\":{\"resident\":\"ada\"}}")),
                        event(stream, 5));

        List<Class<?>> read = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> events = store().openStream(start)) {
            while (read.size() < 6 && events.hasNextAvailable(10, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> event = events.nextAvailable();
                if (Written.isIn(event, stream)) {
                    read.add(event.getPayload().getClass());
                }
            }
        }
        assertThat(read)
                .containsExactly(
                        MessageSent.class,
                        UnknownSerializedType.class,
                        UnknownSerializedType.class,
                        UnknownSerializedType.class,
                        UnknownSerializedType.class,
                        MessageSent.class);
        assertThat(store().readEvents(stream).asStream().map(EventMessage::getPayload))
                .hasSize(6);
    }

    @Test
    default void aLaterRevisionIsReadOnceAnUpcasterMakesItAKnownOne() {
        String stream = newName();
        MessageSent message = messageSent("of revision 2");
        openForRawEvents().publish(event(stream, 0, new RawEvent("MessageSent", "2", jsonWithTextOf(message))));

        Stream<Object> read =
                openWith(new TextBecameBody("2")).readEvents(stream).asStream().map(DomainEventMessage::getPayload);

        assertThat(read).containsExactly(message);
    }

    @Test
    default void aKnownRevisionWithoutWhatItMustHaveIsRefusedWhileReading() throws InterruptedException {
        String stream = newName();
        TrackingToken start = store().createHeadToken();
        String withoutBody = jsonWithTextOf(messageSent("has no body"));
        openForRawEvents().publish(event(stream, 0, new RawEvent("MessageSent", "1", withoutBody)));

        try (BlockingStream<TrackedEventMessage<?>> events = store().openStream(start)) {
            assertThat(events.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            TrackedEventMessage<?> corrupt = events.nextAvailable();
            assertThatThrownBy(corrupt::getPayload).isInstanceOf(SerializationException.class);
        }
        assertThatThrownBy(() -> store().readEvents(stream).next().getPayload())
                .isInstanceOf(SerializationException.class);
    }

    private static String jsonWithTextOf(MessageSent message) {
        return "{\"messageId\":\"%s\",\"neighborhoodId\":\"%s\",\"author\":\"ada\",\"text\":\"%s\"}"
                .formatted(message.messageId(), message.neighborhoodId().value(), message.body());
    }

    @Test
    default void anOldRevisionIsReadAsTheNewOne() {
        String stream = newName();
        MessageSent message = messageSent("said long ago");
        openForRawEvents()
                .publish(
                        event(stream, 0, new RawEvent("MessageSent", "0", jsonWithTextOf(message))),
                        event(stream, 1, message));

        Stream<Object> read =
                openWith(new TextBecameBody("0")).readEvents(stream).asStream().map(DomainEventMessage::getPayload);

        assertThat(read).containsExactly(message, message);
    }

    /** An upcaster as it is written when a field gets another name. */
    final class TextBecameBody extends SingleEventUpcaster {

        private final SimpleSerializedType other;

        TextBecameBody(String revision) {
            other = new SimpleSerializedType("MessageSent", revision);
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(other);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("MessageSent", "1"), JsonNode.class, json -> {
                ObjectNode fields = (ObjectNode) json;
                fields.set("body", fields.remove("text"));
                return fields;
            });
        }
    }
}
