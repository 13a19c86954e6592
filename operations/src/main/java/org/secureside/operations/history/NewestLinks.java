package org.secureside.operations.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.Hash;

/**
 * The newest link of each stream of an export. It is a table with open addressing in a temporary file that is mapped into
 * memory: however many streams there are, they take 75 bytes each on the disk, and of the memory what the system has to
 * spare. A stream is known by 128 bits of the SHA-256 of its name.
 */
final class NewestLinks implements AutoCloseable {

    /** A link, and the place in the stream of the event that it is of. */
    record Link(long sequence, Hash hash) {}

    private static final int KEY = 16;
    private static final int SLOT = KEY + Long.BYTES + Hash.BYTES;
    private static final int SLOTS_OF_A_PART = 1 << 24;

    private final List<ByteBuffer> parts = new ArrayList<>();
    private final long slots;
    private final Path file;

    /**
     * @param most how many streams there can be
     * @throws IOException if the file cannot be made, for want of room above all
     */
    NewestLinks(long most) throws IOException {
        slots = most + most / 3 + 16;
        file = Files.createTempFile("secureside-streams", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (long begin = 0; begin < slots; begin += SLOTS_OF_A_PART) {
                long size = Math.min(SLOTS_OF_A_PART, slots - begin) * SLOT;
                parts.add(channel.map(FileChannel.MapMode.READ_WRITE, begin * SLOT, size));
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Returns the newest link of a stream, or nothing if none was put. */
    @Nullable Link get(String stream) {
        byte[] key = keyOf(stream);
        long slot = slotOf(key);
        ByteBuffer part = part(slot);
        int at = at(slot);
        if (isFree(part, at)) {
            return null;
        }
        byte[] hash = new byte[Hash.BYTES];
        part.get(at + KEY + Long.BYTES, hash);
        return new Link(part.getLong(at + KEY), Hash.at(hash, 0));
    }

    /** Notes the newest link of a stream. */
    void put(String stream, Link link) {
        byte[] key = keyOf(stream);
        long slot = slotOf(key);
        ByteBuffer part = part(slot);
        int at = at(slot);
        part.put(at, key, 0, KEY);
        part.putLong(at + KEY, link.sequence());
        part.put(at + KEY + Long.BYTES, link.hash().toBytes());
    }

    /** Returns the slot that the stream has, or will have. */
    private long slotOf(byte[] key) {
        ByteBuffer wanted = ByteBuffer.wrap(key);
        long slot = Long.remainderUnsigned(wanted.getLong(0), slots);
        while (!isFree(part(slot), at(slot)) && !isOf(wanted, part(slot), at(slot))) {
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return slot;
    }

    private static boolean isFree(ByteBuffer part, int at) {
        return part.getLong(at) == 0 && part.getLong(at + Long.BYTES) == 0;
    }

    private static boolean isOf(ByteBuffer key, ByteBuffer part, int at) {
        return part.getLong(at) == key.getLong(0) && part.getLong(at + Long.BYTES) == key.getLong(Long.BYTES);
    }

    private ByteBuffer part(long slot) {
        return parts.get((int) (slot / SLOTS_OF_A_PART));
    }

    private static int at(long slot) {
        return (int) (slot % SLOTS_OF_A_PART) * SLOT;
    }

    private static byte[] keyOf(String stream) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(stream.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        parts.clear();
        Files.deleteIfExists(file);
    }
}
