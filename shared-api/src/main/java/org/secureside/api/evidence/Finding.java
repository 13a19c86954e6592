package org.secureside.api.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was witnessed.
 *
 * @param kind what was done
 * @param position where it was done
 * @param other the other position of a swapped pair, or where an event stands now that has moved
 * @param streamId the stream of the event, as far as it can be told
 * @param sequence its number in the stream
 * @param eventType what kind of event it is
 * @param differs which of its components are not as they were, as far as that can be told
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Finding(
        Kind kind,
        long position,
        @Nullable Long other,
        @Nullable String streamId,
        @Nullable Long sequence,
        @Nullable String eventType,
        List<String> differs) {

    /** What was done to an event. */
    public enum Kind {
        /** Another event stands where it stood, or it stands there otherwise. */
        CHANGED,
        /** It is not there any more. */
        REMOVED,
        /** It was not there before. */
        INSERTED,
        /** It changed places with another. */
        SWAPPED,
        /** It stands elsewhere with all that follow it, because something was put in or taken out before. */
        MOVED
    }

    /** Keeps a copy of the list. */
    public Finding {
        differs = List.copyOf(differs);
    }

    static Finding of(Kind kind, EventLeaf event, long position) {
        return new Finding(kind, position, null, event.streamId(), event.sequence(), event.eventType(), List.of());
    }

    static Finding removed(long position) {
        return new Finding(Kind.REMOVED, position, null, null, null, null, List.of());
    }

    /** Returns the finding that the events from a position on have moved, by something that happened before them. */
    public static Finding moved(long position, long other) {
        return new Finding(Kind.MOVED, position, other, null, null, null, List.of());
    }

    /**
     * Returns the finding that two events changed places with each other.
     *
     * @param one one of them, where it was witnessed
     * @param another the other one, where it was witnessed
     */
    public static Finding swapped(EventLeaf one, EventLeaf another) {
        EventLeaf first = one.position() < another.position() ? one : another;
        return of(Kind.CHANGED, first, first.position()).with(Math.max(one.position(), another.position()));
    }

    Finding with(long otherPosition) {
        return new Finding(Kind.SWAPPED, position, otherPosition, streamId, sequence, eventType, differs);
    }

    /** Returns the finding with what a trusted copy of the event tells of it. */
    public Finding told(EventLeaf trusted, List<String> components) {
        return new Finding(
                kind, position, other, trusted.streamId(), trusted.sequence(), trusted.eventType(), components);
    }

    /** Returns the finding in words. */
    public String inWords() {
        StringBuilder words = new StringBuilder(
                switch (kind) {
                    case CHANGED -> "the event at position " + position + " was changed";
                    case REMOVED -> "the event at position " + position + " was removed";
                    case INSERTED -> "an event was inserted at position " + position;
                    case SWAPPED -> "the events at positions " + position + " and " + other + " were swapped";
                    case MOVED ->
                        "the events from position " + position + " on stand at " + other + " and later: "
                                + (Objects.requireNonNull(other) > position
                                        ? "something was inserted"
                                        : "something was removed")
                                + " before them";
                });
        if (streamId != null) {
            words.append(": ").append(eventType).append(", stream ").append(streamId);
            words.append(", sequence ").append(sequence);
        }
        if (!differs.isEmpty()) {
            words.append("; different: ").append(String.join(", ", differs));
        }
        return words.toString();
    }
}
