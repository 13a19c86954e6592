package org.secureside.api.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 hash. Written as 64 lower-case hexadecimal digits. */
public final class Hash {

    /** The size of a hash, in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the hash that is written so.
     *
     * @throws IllegalArgumentException if the text is not 64 hexadecimal digits
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Hash of(String hex) {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException(
                    "a hash has %d hexadecimal digits, not %d".formatted(2 * BYTES, hex.length()));
        }
        return new Hash(HexFormat.of().parseHex(hex));
    }

    /**
     * Returns the hash that stands at the offset of an array.
     *
     * @throws IllegalArgumentException if the array ends before the hash does
     */
    public static Hash at(byte[] array, int offset) {
        if (offset < 0 || array.length - BYTES < offset) {
            throw new IllegalArgumentException("no %d bytes at %d of %d".formatted(BYTES, offset, array.length));
        }
        return new Hash(Arrays.copyOfRange(array, offset, offset + BYTES));
    }

    /** Returns the SHA-256 of a byte and what follows it. The byte keeps hashes of different things apart. */
    static Hash of(byte domain, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(domain);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** Returns the SHA-256 of some bytes. */
    static Hash of(byte[] bytes) {
        return new Hash(sha256().digest(bytes));
    }

    /** Returns the bytes of the hash, to be read only. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns a copy of the 32 bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @JsonValue
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
