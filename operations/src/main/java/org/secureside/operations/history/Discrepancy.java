package org.secureside.operations.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.operations.cli.OneLine;

/**
 * Something about an export that is not as it was witnessed.
 *
 * @param kind what was done
 * @param line where in the file it shows; 0 if nowhere
 * @param position the event that it was done to; absent if it is about more than one
 * @param streamId its stream
 * @param sequence its number in the stream
 * @param eventType what kind of event it is
 * @param words all of it in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Discrepancy(
        Kind kind,
        long line,
        @Nullable Long position,
        @Nullable String streamId,
        @Nullable Long sequence,
        @Nullable String eventType,
        String words) {

    /** What was done. */
    enum Kind {
        CHANGED,
        REMOVED,
        INSERTED,
        SWAPPED,
        /** A chain of a stream does not hold: one of its events is not what it was. */
        CHAIN,
        /** The hashes of the events do not make the head, or not the blocks. */
        HEAD,
        /** A line that is no event. */
        UNREADABLE,
        /** The bytes are not those that the manifest is of. */
        BYTES
    }

    private static final int LONGEST_NAME = 200;

    static Discrepancy of(Kind kind, Row row, EventLeaf event, String what) {
        return of(kind, row.line(), event.position(), event.streamId(), event.sequence(), event.eventType(), what);
    }

    /** Whoever wrote the file chose the texts, and they are printed. */
    static Discrepancy of(
            Kind kind, long line, long position, String streamId, long sequence, String eventType, String what) {
        String stream = OneLine.printable(streamId, LONGEST_NAME);
        String type = OneLine.printable(eventType, LONGEST_NAME);
        return new Discrepancy(
                kind,
                line,
                position,
                stream,
                sequence,
                type,
                "line %d: %s: %s, stream %s, sequence %d".formatted(line, what, type, stream, sequence));
    }

    static Discrepancy at(Kind kind, long line, @Nullable Long position, String words) {
        return new Discrepancy(kind, line, position, null, null, null, words);
    }
}
