package org.secureside.query.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.MessageView;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * What a stream says of one event. It shows what the event changed as it is when the stream says it, which may be newer
 * than the event itself: a message removed in the meantime is not shown any more, in a repeated event no less.
 *
 * @param type the logical name of the event
 * @param neighborhoodId where it happened
 * @param message the message that changed, if one did; reactions are not marked as anyone's own
 * @param member the member who came, left or changed, if one did
 * @param name what the neighborhood is called, if it got a name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamEvent(
        String type,
        NeighborhoodId neighborhoodId,
        @Nullable MessageView message,
        @Nullable Member member,
        @Nullable String name) {

    /**
     * A member.
     *
     * @param resident who
     * @param role what they may do, absent if they are no member any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(ResidentId resident, @Nullable MemberRole role) {}
}
