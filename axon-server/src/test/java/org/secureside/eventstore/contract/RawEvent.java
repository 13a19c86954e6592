package org.secureside.eventstore.contract;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.serialization.EventSerializer;

/** An event as another release, or another program, would store it. */
record RawEvent(String name, @Nullable String revision, String json) {

    /** Writes raw events as they are, and everything else as the applications do. */
    static Serializer serializer() {
        return new RawSerializer(EventSerializer.create());
    }

    private record RawSerializer(Serializer events) implements Serializer {

        @Override
        public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
            return object instanceof RawEvent raw
                    ? getConverter()
                            .convert(
                                    new SimpleSerializedObject<>(raw.json, String.class, raw.name, raw.revision),
                                    representation)
                    : events.serialize(object, representation);
        }

        @Override
        public <T> boolean canSerializeTo(Class<T> representation) {
            return events.canSerializeTo(representation);
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as declared by Axon
        public <S, T> T deserialize(SerializedObject<S> serialized) {
            return events.deserialize(serialized);
        }

        @Override
        @SuppressWarnings("rawtypes") // as declared by Axon
        public Class classForType(SerializedType type) {
            return events.classForType(type);
        }

        @Override
        @SuppressWarnings("rawtypes") // as declared by Axon
        public SerializedType typeForClass(@Nullable Class type) {
            return events.typeForClass(type);
        }

        @Override
        public Converter getConverter() {
            return events.getConverter();
        }
    }
}
