package org.secureside.query.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a node stands.
 *
 * @param node its name
 * @param end the position of the newest event in the log, if it can be told now
 * @param generation the generation of the feed that is read
 * @param processors what follows the log on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NodeStatus(String node, @Nullable Long end, int generation, List<Processor> processors) {

    /**
     * Something that follows the log.
     *
     * @param name its name; those of projections are the projections' own
     * @param running whether it runs without an error
     * @param position the position it has come to, unless it has met nothing yet
     * @param behind how many positions it is behind the end of the log
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Processor(
            String name,
            boolean running,
            @Nullable Long position,
            @Nullable Long behind) {}
}
