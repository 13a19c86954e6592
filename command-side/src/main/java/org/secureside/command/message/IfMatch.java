package org.secureside.command.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.api.EntityTag;
import org.secureside.api.message.ExpectedVersion;
import org.secureside.api.message.MessageId;

/** Reads the header that says which version of a message a change was meant for: RFC 9110, section 13.1.1. */
final class IfMatch {

    static final String HEADER = "If-Match";

    private IfMatch() {}

    /** Returns what the header lines say, or nothing if there are none. Tags of other things match no version. */
    static Optional<ExpectedVersion> read(List<String> lines, MessageId message) {
        List<String> tags = lines.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                tags.contains("*")
                        ? new ExpectedVersion.Any()
                        : new ExpectedVersion.OneOf(tags.stream()
                                .flatMap(tag -> EntityTag.parse(tag).stream())
                                .filter(tag -> tag.id().equals(message.value()))
                                .map(EntityTag::version)
                                .collect(Collectors.toSet())));
    }
}
