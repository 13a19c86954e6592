package org.secureside.eventstore.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.api.DomainEvent;
import org.secureside.api.EventCatalog;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.eventstore.serialization.EventSamples.Sample;

class EventSerializerTest {

    private final Serializer serializer = EventSerializer.create();

    static Stream<Sample> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRevisionEverReleasedIsStillRead(Sample sample) {
        DomainEvent read = serializer.deserialize(
                new SimpleSerializedObject<>(sample.text(), String.class, sample.name(), sample.revision()));

        assertThat(read).isEqualTo(sample.means());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventIsStoredUnderItsLogicalNameAsReadableJson(Sample sample) {
        var written = serializer.serialize(sample.means(), String.class);

        assertThat(written.getType().getName()).isEqualTo(sample.name());
        assertThat(written.getType().getRevision()).isEqualTo(sample.revision());
        assertThat(written.getData()).isEqualTo(sample.text());
    }

    @Test
    void everyEventHasASampleOfItsCurrentRevision() {
        AnnotationRevisionResolver revisions = new AnnotationRevisionResolver();

        assertThat(EventCatalog.byName())
                .allSatisfy((name, record) -> assertThat(samples())
                        .anyMatch(sample ->
                                sample.name().equals(name) && sample.revision().equals(revisions.revisionOf(record))));
    }

    @Test
    void anUnknownEventIsHandedOnAsUnknown() {
        Object read =
                serializer.deserialize(new SimpleSerializedObject<>("{\"a\":1}", String.class, "BikeRepainted", "7"));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void aStoredNameNeverLoadsAClass() {
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>("\"harmless\"", String.class, String.class.getName(), null));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void aFieldThatALaterRevisionAddedDoesNotStopThisRelease() {
        NeighborhoodOpened read = serializer.deserialize(new SimpleSerializedObject<>(
                """
                {"neighborhoodId":"%s","name":"Maple Street","openedBy":"ada","motto":"We look out"}""".formatted(UUID.randomUUID()), String.class, "NeighborhoodOpened", "2"));

        assertThat(read.name()).isEqualTo("Maple Street");
    }

    @Test
    void metadataIsReadBack() {
        MetaData metadata = MetaData.from(Map.of("actor", "ada"));

        MetaData read = serializer.deserialize(serializer.serialize(metadata, byte[].class));

        assertThat(read).isEqualTo(metadata);
    }
}
