package org.secureside.web.problem;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a parameter has to look like, in words for those who do not know Java. */
final class ExpectedForm {

    private static final String WHOLE_NUMBER = "a whole number";
    private static final String TIME = "a time like 2026-01-02T03:04:05Z";

    private static final Map<Class<?>, String> FORMS = Map.of(
            int.class, WHOLE_NUMBER,
            Integer.class, WHOLE_NUMBER,
            long.class, WHOLE_NUMBER,
            Long.class, WHOLE_NUMBER,
            boolean.class, "true or false",
            Boolean.class, "true or false",
            UUID.class, "a UUID like 123e4567-e89b-12d3-a456-426614174000",
            Instant.class, TIME,
            OffsetDateTime.class, TIME);

    private ExpectedForm() {}

    /** Returns the form of a type, worded to follow "must be". */
    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "of another form";
        }
        return type.isEnum()
                ? "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                : FORMS.getOrDefault(type, "of another form");
    }
}
