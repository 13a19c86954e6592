package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A projection, as admins name it: 1 to 32 lower-case letters, digits and hyphens. What is stored may name one that this
 * release does not {@linkplain #KNOWN replay}.
 *
 * @param value the name
 */
public record ProjectionName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}"); // the names below need it

    /** All that residents read: neighborhoods, members, messages, reactions, read markers, the stream. */
    public static final ProjectionName FEED = new ProjectionName("feed");

    /** Every event as auditors read it: rows that are written once, so nodes tell of it and do not replay it. */
    public static final ProjectionName HISTORY = new ProjectionName("history");

    /** Those that can be replayed, in the order in which a node replays them. */
    public static final List<ProjectionName> KNOWN = List.of(FEED);

    /**
     * @throws IllegalArgumentException if the text has not the form of a name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectionName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("projection must be 1 to 32 lower-case letters, digits and hyphens");
        }
    }

    /** Returns what keeps the text from naming a projection to replay, worded to follow its name, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        if (HISTORY.value().equals(text)) {
            return Optional.of(
                    "must be one of " + names() + ": rows of the history are written once and never changed");
        }
        return KNOWN.stream().anyMatch(known -> known.value().equals(text))
                ? Optional.empty()
                : Optional.of("must be one of " + names());
    }

    private static String names() {
        return KNOWN.stream().map(ProjectionName::value).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return value;
    }
}
