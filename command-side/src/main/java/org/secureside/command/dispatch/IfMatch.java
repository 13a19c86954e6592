package org.secureside.command.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.api.EntityTag;
import org.secureside.api.ExpectedVersion;
import org.springframework.core.MethodParameter;

/**
 * The header that says which version of something a change was meant for: RFC 9110, section 13.1.1. A handler reads it
 * by taking one of these as a parameter. For those that don't, it is refused: whoever names a condition must not see
 * their change made without it.
 */
public final class IfMatch {

    /** The name of the header. */
    public static final String HEADER = "If-Match";

    private final List<String> tags;

    IfMatch(List<String> lines) {
        tags = lines.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** Returns whether a parameter of a handler is one of these. */
    static boolean isTakenAs(MethodParameter parameter) {
        return parameter.getParameterType().equals(IfMatch.class);
    }

    /** Returns the versions of a thing that it names, or nothing if it was not sent. Tags of other things name none. */
    public Optional<ExpectedVersion> versionOf(UUID id) {
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                tags.contains("*")
                        ? new ExpectedVersion.Any()
                        : new ExpectedVersion.OneOf(tags.stream()
                                .flatMap(tag -> EntityTag.parse(tag).stream())
                                .filter(tag -> tag.id().equals(id))
                                .map(EntityTag::version)
                                .collect(Collectors.toSet())));
    }

    /** As {@link #versionOf}, where a change that names no version is meant for any. */
    public ExpectedVersion versionOrAnyOf(UUID id) {
        return versionOf(id).orElseGet(ExpectedVersion.Any::new);
    }
}
