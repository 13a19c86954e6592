package org.secureside.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The client's own name for one request, sent as {@code Idempotency-Key} and repeated on every retry: 1 to 255
 * printable ASCII characters.
 *
 * @param value the key
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP
 *     Header Field</a>
 */
public record IdempotencyKey(@JsonValue String value) {

    /** The name of the HTTP header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");
    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("5a1c2f0e-7a55-5c0b-9a3b-3e5eccede51d"));

    /**
     * @throws IllegalArgumentException if {@link #problemWith(String)} finds a problem
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IdempotencyKey {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException("idempotency key " + problem);
        });
    }

    /** Returns what keeps the text from being a key, worded to follow its name, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        return text != null && FORM.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 255 printable ASCII characters, chosen once per message and repeated on"
                        + " every retry");
    }

    /**
     * Names what the sender creates with this key: the name-based UUID (version 5, RFC 9562 section 5.5) of what it
     * is, its sender and the key. Equal input gives the equal id on every node for ever, which is what makes posting
     * idempotent.
     *
     * @param kind what is created, so that one key may serve for a neighborhood and for a message
     * @param sender who creates it
     */
    public UUID nameOf(String kind, ResidentId sender) {
        return NAMES.generate(kind + "\n" + sender.value() + "\n" + value);
    }
}
