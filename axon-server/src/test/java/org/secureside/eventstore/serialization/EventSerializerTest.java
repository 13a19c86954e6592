package org.secureside.eventstore.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.api.DomainEvent;
import org.secureside.api.EventCatalog;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.eventstore.serialization.EventSamples.Sample;

class EventSerializerTest {

    private final EventSerializer serializer = EventSerializer.create();

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
    void aFieldThatALaterReleaseAddedWithoutANewRevisionDoesNotStopThisOne() {
        NeighborhoodOpened read = read("NeighborhoodOpened", "1", """
                {"neighborhoodId":"%s","name":"Maple Street","openedBy":"ada","motto":"We look out"}""");

        assertThat(read.name()).isEqualTo("Maple Street");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "10", "1.1", "later"})
    void aRevisionThatThisReleaseDoesNotKnowIsHandedOnAsUnknownAndCounted(String revision) {
        Object read = read("NeighborhoodOpened", revision, """
                {"neighborhoodId":"%s","title":"Maple Street","openedBy":{"resident":"ada"}}""");

        assertThat(read)
                .isInstanceOfSatisfying(
                        UnknownSerializedType.class,
                        unknown -> assertThat(unknown.serializedType().getRevision())
                                .isEqualTo(revision));
        assertThat(serializer.passedOver()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"neighborhoodId\":\"%s\",\"openedBy\":\"ada\"}",
                "{\"neighborhoodId\":\"%s\",\"name\":null,\"openedBy\":\"ada\"}",
                "{\"neighborhoodId\":null,\"name\":\"Maple Street\",\"openedBy\":\"ada\"}",
                "{}"
            })
    void aKnownRevisionThatLacksAMandatoryComponentIsRefused(String json) {
        assertThatThrownBy(() -> read("NeighborhoodOpened", "1", json)).isInstanceOf(SerializationException.class);
    }

    @Test
    void aMandatoryComponentWithinAComponentIsMissedToo() {
        assertThatThrownBy(() -> read("MessageSent", "1", """
                {"messageId":"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde","neighborhoodId":"%s","author":"ada",
                 "body":"Fire!","alert":{"place":"Elm Street 5"}}""")).isInstanceOf(SerializationException.class);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon's serializers have it
    private <T> T read(String name, String revision, String json) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(json.formatted(UUID.randomUUID()), String.class, name, revision));
    }

    @Revision("2")
    record Noted(String name, @Nullable String reason) {}

    @Test
    void aSnapshotIsReadInTheRevisionThatThisReleaseWritesAndInNoOther() {
        EventSerializer withSnapshots = EventSerializer.withSnapshots(List.of(Noted.class));
        Noted noted = new Noted("Maple Street", null);

        var written = withSnapshots.serialize(noted, String.class);

        assertThat(written.getType().getName()).isEqualTo("Noted");
        assertThat(withSnapshots.<String, Noted>deserialize(written)).isEqualTo(noted);
        assertThat(withSnapshots.classForType(new SimpleSerializedType("Noted", "1")))
                .isEqualTo(UnknownSerializedType.class);
        assertThat(withSnapshots.classForType(new SimpleSerializedType("Noted", "3")))
                .isEqualTo(UnknownSerializedType.class);
        assertThat(serializer.classForType(new SimpleSerializedType("Noted", "2")))
                .as("of another application")
                .isEqualTo(UnknownSerializedType.class);
    }

    @Test
    void metadataIsReadBack() {
        MetaData metadata = MetaData.from(Map.of("actor", "ada"));

        MetaData read = serializer.deserialize(serializer.serialize(metadata, byte[].class));

        assertThat(read).isEqualTo(metadata);
    }
}
