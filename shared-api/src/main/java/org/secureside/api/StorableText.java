package org.secureside.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every text of a client must satisfy to be stored and given back unchanged. */
public final class StorableText {

    private StorableText() {}

    /**
     * Returns what keeps the text from being stored, worded to follow the name of its field, or empty if nothing does.
     * Refused are blank texts, texts above the limit, U+0000 (nobody could find something by it, and PostgreSQL cannot
     * store it) and lone surrogates (no UTF-8 exists for them).
     *
     * @param text the text, or null where the client sent none
     * @param maxCharacters the limit, in Unicode code points
     */
    public static Optional<String> problemWith(@Nullable String text, int maxCharacters) {
        return text == null || text.isBlank()
                ? Optional.of("must not be blank: send 1 to %,d characters".formatted(maxCharacters))
                : problemWithAny(text, maxCharacters).or(() -> text.indexOf(0) < 0 ? Optional.empty() : unstorable(0));
    }

    /**
     * As {@link #problemWith}, for what is kept exactly as sent: blank texts are taken, and every Unicode scalar value,
     * U+0000 too. Empty texts are none.
     */
    public static Optional<String> problemWithAny(@Nullable String text, int maxCharacters) {
        if (text == null || text.isEmpty()) {
            return Optional.of("must not be empty: send 1 to %,d characters".formatted(maxCharacters));
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > maxCharacters) {
            return Optional.of("must have at most %,d characters, but has %,d".formatted(maxCharacters, characters));
        }
        return text.codePoints()
                .filter(StorableText::isLoneSurrogate)
                .boxed()
                .findFirst()
                .flatMap(StorableText::unstorable);
    }

    private static Optional<String> unstorable(int codePoint) {
        return Optional.of("must not contain U+%04X, which cannot be stored: remove it".formatted(codePoint));
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint);
    }
}
