package org.secureside.api.message;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a resident reacts with: one emoji, of at most {@value #MAX_CHARACTERS} code points, which leaves room for a
 * family with skin tones or the flag of Wales. Events hold the plain text, for which characters are emoji depends on the
 * Unicode version of the Java platform.
 *
 * @param value the emoji, as sent
 * @see <a href="https://www.unicode.org/reports/tr51/#EBNF_and_Regex">Unicode Technical Standard 51, section 1.4.9</a>
 */
public record Emoji(String value) {

    /** The longest emoji, in Unicode code points. */
    public static final int MAX_CHARACTERS = 16;

    private static final String FLAG = "[\\x{1F1E6}-\\x{1F1FF}]{2}";
    private static final String KEYCAP = "[0-9#*]\\x{FE0F}?\\x{20E3}";
    private static final String PICTURE = "\\p{IsExtended_Pictographic}"
            + "(?:\\p{IsEmoji_Modifier}|\\x{FE0F}\\x{20E3}?|[\\x{E0020}-\\x{E007E}]{1,10}\\x{E007F})?";
    private static final Pattern FORM =
            Pattern.compile(FLAG + "|" + KEYCAP + "|" + PICTURE + "(?:\\x{200D}" + PICTURE + ")*");

    /**
     * @throws IllegalArgumentException if {@link #problemWith(String)} finds a problem
     */
    public Emoji {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException("emoji " + problem);
        });
    }

    /** Returns what keeps the text from being an emoji, worded to follow its name, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        boolean one = text != null
                && text.length() <= 2 * MAX_CHARACTERS
                && text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                && FORM.matcher(text).matches();
        return one ? Optional.empty() : Optional.of("must be one emoji, percent-encoded as UTF-8 in the path");
    }

    @Override
    public String toString() {
        return value;
    }
}
