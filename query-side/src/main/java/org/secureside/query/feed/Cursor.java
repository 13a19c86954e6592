package org.secureside.query.feed;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where a page ended, in a form that clients hand back and do not read. */
final class Cursor {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + Long.BYTES;

    private Cursor() {}

    static String of(long position) {
        byte[] bytes =
                ByteBuffer.allocate(LENGTH).put(VERSION).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Optional<String> problemWith(@Nullable String cursor) {
        return cursor == null || parse(cursor).isPresent()
                ? Optional.empty()
                : Optional.of("must be the next value of an earlier page, unchanged");
    }

    static OptionalLong parse(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            boolean ours = bytes.remaining() == LENGTH && bytes.get() == VERSION;
            return ours ? OptionalLong.of(bytes.getLong()) : OptionalLong.empty();
        } catch (IllegalArgumentException notBase64) {
            return OptionalLong.empty();
        }
    }
}
