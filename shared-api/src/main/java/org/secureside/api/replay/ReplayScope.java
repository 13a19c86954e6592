package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which events are replayed, and into what.
 *
 * @param mode what is done with the rows that are there
 * @param fromPosition with {@link ReplayMode#REAPPLY}, the position of the first event, unless an instant says it
 * @param fromInstant with {@link ReplayMode#REAPPLY}, when the first event was recorded at the earliest, unless a position
 *     says it
 * @param stream with {@link ReplayMode#STREAM}, the id of the stream
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayScope(
        ReplayMode mode,
        @Nullable Long fromPosition,
        @Nullable Instant fromInstant,
        @Nullable String stream) {

    /** The longest id of a stream, in characters. */
    public static final int MAX_STREAM = 255;

    /**
     * @throws IllegalArgumentException if {@link #problemWith} finds a problem
     */
    public ReplayScope {
        problemWith(mode, fromPosition, fromInstant, stream).ifPresent(problem -> {
            throw new IllegalArgumentException("mode " + problem);
        });
    }

    /** Returns the scope of a rebuild: every event there is. */
    public static ReplayScope rebuild() {
        return new ReplayScope(ReplayMode.REBUILD, null, null, null);
    }

    /** Returns the scope of the events from a position on. */
    public static ReplayScope reapplyFrom(long position) {
        return new ReplayScope(ReplayMode.REAPPLY, position, null, null);
    }

    /** Returns the scope of the events that were recorded at an instant or later. */
    public static ReplayScope reapplyFrom(Instant instant) {
        return new ReplayScope(ReplayMode.REAPPLY, null, instant, null);
    }

    /** Returns the scope of the events of one stream. */
    public static ReplayScope ofStream(String stream) {
        return new ReplayScope(ReplayMode.STREAM, null, null, stream);
    }

    /** Returns what does not fit the mode, worded to follow its name, or empty if everything does. */
    public static Optional<String> problemWith(
            ReplayMode mode, @Nullable Long fromPosition, @Nullable Instant fromInstant, @Nullable String stream) {
        boolean fits = switch (mode) {
            case REBUILD -> fromPosition == null && fromInstant == null && stream == null;
            case REAPPLY -> (fromPosition == null) != (fromInstant == null) && stream == null;
            case STREAM -> fromPosition == null && fromInstant == null && stream != null;
        };
        return fits
                ? Optional.empty()
                : Optional.of(
                        switch (mode) {
                            case REBUILD -> "REBUILD reads every event: leave out fromPosition, fromInstant and stream";
                            case REAPPLY -> "REAPPLY needs either fromPosition or fromInstant, and no stream";
                            case STREAM -> "STREAM needs a stream, and neither fromPosition nor fromInstant";
                        });
    }
}
