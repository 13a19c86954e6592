package org.secureside.api.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as a leaf of the tree: all that an auditor is shown of it, byte for byte as it is stored.
 *
 * <p>Its encoding, version 1, is the byte 1 and then, in this order: position, stream type, stream, sequence, event
 * identifier, event type, revision, time of recording, payload, metadata. Numbers are 8 bytes, big-endian; the time is the microseconds since
 * 1970-01-01T00:00:00Z, rounded down. Texts are their length in bytes, 4 bytes big-endian, and their UTF-8; one that is
 * absent has the length -1. So no two events have the same encoding, wherever one text ends and the next begins.
 *
 * @param position where it stands in the log of all events
 * @param streamType the kind of thing that it happened to, if the log tells
 * @param streamId the thing that it happened to
 * @param sequence its number in the stream, from 0
 * @param eventId the identifier it was published with
 * @param eventType what kind of event it is
 * @param revision the revision of that kind, if it has one
 * @param recordedAt when it was recorded
 * @param payload the event, as stored
 * @param metadata what came with it, as stored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventLeaf(
        long position,
        @Nullable String streamType,
        String streamId,
        long sequence,
        String eventId,
        String eventType,
        @Nullable String revision,
        Instant recordedAt,
        String payload,
        String metadata) {

    private static final int VERSION = 1;
    private static final int ABSENT = -1;

    /** Returns the hash of the leaf (RFC 9162, section 2.1.1). */
    public Hash hash() {
        return TreeHashes.leaf(encoded());
    }

    /** Returns the bytes that are hashed. */
    public byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 + payload.length() + metadata.length());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(position);
            write(out, streamType);
            write(out, streamId);
            out.writeLong(sequence);
            write(out, eventId);
            write(out, eventType);
            write(out, revision);
            out.writeLong(Math.addExact(
                    Math.multiplyExact(recordedAt.getEpochSecond(), 1_000_000L), recordedAt.getNano() / 1_000));
            write(out, payload);
            write(out, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /** Returns the same content as it would be at another position. */
    public EventLeaf at(long otherPosition) {
        return new EventLeaf(
                otherPosition,
                streamType,
                streamId,
                sequence,
                eventId,
                eventType,
                revision,
                recordedAt,
                payload,
                metadata);
    }

    /** Returns the names of the components that are not the same in another event. */
    public List<String> differences(EventLeaf other) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : EventLeaf.class.getRecordComponents()) {
            try {
                Object here = component.getAccessor().invoke(this);
                if (!Objects.equals(here, component.getAccessor().invoke(other))) {
                    names.add(component.getName());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the components of a public record are public", e);
            }
        }
        return names;
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
