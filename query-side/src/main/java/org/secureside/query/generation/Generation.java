package org.secureside.query.generation;

import java.util.Optional;
import org.secureside.api.replay.ReplayId;

/**
 * A generation of the tables that residents read.
 *
 * @param number its number, which its schema has in its name
 * @param state what it is for
 * @param replay the replay that fills or filled it; the first was filled by none
 */
public record Generation(int number, State state, Optional<ReplayId> replay) {

    /** What a generation is for. */
    public enum State {
        /** A replay fills it. */
        FILLING,
        /** It is read, and live events go to it. */
        SERVING,
        /** It was read before; it is dropped after a while, or when the next one is begun. */
        RETIRED
    }

    /** Returns the schema that its tables are in. */
    public String schema() {
        return schema(number);
    }

    static String schema(int number) {
        return "feed_" + number;
    }
}
