package org.secureside.api;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One state of a message or a neighborhood: which it is, and the number of its newest event. As an HTTP entity tag it is
 * written {@code "<id>@<version>"}. Where the state looks different to some readers, a plus and what tells their view from
 * others follow the version; the state that such a tag names is the same.
 *
 * @param id the message or neighborhood
 * @param version 0 for its first event, one more with each that follows
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
public record EntityTag(UUID id, long version) {

    /** A proxy that compresses an answer marks the tag as weak; the state that it names is the same. */
    private static final Pattern FORM =
            Pattern.compile("(?:W/)?\"([0-9a-fA-F-]{36})@(0|[1-9]\\d{0,17})(?:\\+[\\w-]{1,32})?\"");

    /** Returns the state that a tag names, or nothing if it is none of ours. */
    public static Optional<EntityTag> parse(String tag) {
        Matcher form = FORM.matcher(tag);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EntityTag(UUID.fromString(form.group(1)), Long.parseLong(form.group(2))));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    /**
     * Returns the tag of the state as some readers see it, quotes included.
     *
     * @param view what tells their view from others: up to 32 letters, digits, hyphens and underscores
     */
    public String asSeen(String view) {
        return "\"" + id + "@" + version + "+" + view + "\"";
    }

    /** Returns the tag as it stands in a header, quotes included. */
    @Override
    public String toString() {
        return "\"" + id + "@" + version + "\"";
    }
}
