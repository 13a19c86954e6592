package org.secureside.query.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;

/**
 * An event as it goes over the wire: the same bytes for every reader.
 *
 * @param position the position of the event in the log of all events, which is its id in the stream
 * @param departed who left the neighborhood with this event, if anyone did
 * @param bytes the event as {@code text/event-stream}
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
// Frames are written and never compared, so that arrays have no identity of their own does no harm.
@SuppressWarnings("ArrayRecordComponent")
public record Frame(long position, @Nullable ResidentId departed, byte[] bytes) {

    /** Returns an event with an id and one line of data. */
    public static byte[] event(long id, String type, String json) {
        return utf8("id: " + id + "\nevent: " + type + "\ndata: " + json + "\n\n");
    }

    /** Returns an event that is none of the log's and leaves the last id as it is. */
    public static byte[] notice(String type, String json) {
        return utf8("event: " + type + "\ndata: " + json + "\n\n");
    }

    /** Returns a line that readers ignore. */
    public static byte[] comment(String text) {
        return utf8(": " + text + "\n\n");
    }

    /** Returns the advice to connect again after so many milliseconds. */
    public static byte[] retry(long millis) {
        return utf8("retry: " + millis + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
