package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventName;

/**
 * A node that replays a projection had come so far. Told at most every two seconds.
 *
 * @param replayId the replay
 * @param node the name of the node
 * @param projection the projection
 * @param position the position of the newest event that was applied
 * @param events how many events were read so far, over all restarts of the node
 * @param total how many there are to read, as far as is known by now
 * @param afterMillis how long it takes yet once all is read, in milliseconds, as the node expects it: the indexes of a
 *     rebuild, its comparison and the switch; null where nothing follows, or nothing is known
 */
@EventName("NodeReplayAdvanced")
@Revision("1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeReplayAdvanced(
        ReplayId replayId,
        String node,
        ProjectionName projection,
        long position,
        long events,
        long total,
        @Nullable Long afterMillis)
        implements NodeReplayEvent {}
