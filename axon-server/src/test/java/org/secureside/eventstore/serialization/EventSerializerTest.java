package org.secureside.eventstore.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;

/**
 * Reads a stored sample of every revision of every event ever released. A sample, once added, is never changed: what it
 * looks like is what is in somebody's store.
 */
class EventSerializerTest {

    private static final NeighborhoodId MAPLE_STREET =
            new NeighborhoodId(UUID.fromString("50743d4b-dcbd-5a32-970e-1e684375e226"));
    private static final MessageId MESSAGE = new MessageId(UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde"));
    private static final ResidentId ADA = new ResidentId("ada");

    private final Serializer serializer = EventSerializer.create();

    record Sample(String name, String revision, DomainEvent means) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("NeighborhoodOpened", "1", new NeighborhoodOpened(MAPLE_STREET, "Maple Street", ADA)),
                new Sample("MemberAdmitted", "1", new MemberAdmitted(MAPLE_STREET, ADA, MemberRole.MODERATOR)),
                new Sample(
                        "MessageSent",
                        "1",
                        new MessageSent(MESSAGE, MAPLE_STREET, ADA, "Did anyone see a grey cat? 🐈\n\"Line two\"")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRevisionEverReleasedIsStillRead(Sample sample) throws IOException {
        DomainEvent read = serializer.deserialize(stored(sample));

        assertThat(read).isEqualTo(sample.means());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventIsStoredUnderItsLogicalNameAsReadableJson(Sample sample) throws IOException {
        var written = serializer.serialize(sample.means(), String.class);

        assertThat(written.getType().getName()).isEqualTo(sample.name());
        assertThat(written.getType().getRevision()).isEqualTo(sample.revision());
        assertThat(written.getData()).isEqualTo(text(sample));
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
        NeighborhoodOpened read = serializer.deserialize(
                new SimpleSerializedObject<>("""
                {"neighborhoodId":"%s","name":"Maple Street","openedBy":"ada","motto":"We look out"}""".formatted(MAPLE_STREET), String.class, "NeighborhoodOpened", "2"));

        assertThat(read.name()).isEqualTo("Maple Street");
    }

    @Test
    void metadataIsReadBack() {
        MetaData metadata = MetaData.from(Map.of("actor", "ada"));

        MetaData read = serializer.deserialize(serializer.serialize(metadata, byte[].class));

        assertThat(read).isEqualTo(metadata);
    }

    private static SimpleSerializedObject<String> stored(Sample sample) throws IOException {
        return new SimpleSerializedObject<>(text(sample), String.class, sample.name(), sample.revision());
    }

    private static String text(Sample sample) throws IOException {
        String file = "/events/" + sample.name() + "/" + sample.revision() + ".json";
        try (InputStream in = EventSerializerTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
