package org.secureside.query.readafter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secureside.api.EntityTag;

/** The header {@code Read-After}: the entity tags of what the reader wrote, one or several, separated by commas. */
final class ReadAfterHeader {

    static final String NAME = "Read-After";
    static final int MOST_TAGS = 16;

    static final String PROBLEM =
            "must be 1 to " + MOST_TAGS + " entity tags as they came with the answers to writes, separated by commas";

    private ReadAfterHeader() {}

    /** Returns the states that the reader wants to see, or nothing if the header cannot be read. */
    static Optional<List<EntityTag>> parse(List<String> lines) {
        List<EntityTag> tags = new ArrayList<>();
        // No tag of ours contains a comma.
        for (String text : String.join(",", lines).split(",", MOST_TAGS + 1)) {
            Optional<EntityTag> tag = EntityTag.parse(text.strip());
            if (tag.isEmpty() || tags.size() == MOST_TAGS) {
                return Optional.empty();
            }
            tags.add(tag.get());
        }
        return Optional.of(tags);
    }
}
