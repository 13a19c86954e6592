package org.secureside.api.neighborhood;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;

/**
 * A neighborhood as one of its members sees it.
 *
 * @param neighborhoodId the neighborhood
 * @param name what it is called
 * @param version the number of its newest event: with the id, the {@link org.secureside.api.EntityTag} of its state, by
 *     which a change of the neighborhood or of its members can be tied to what was read
 * @param role what the member may do there
 * @param unread how many messages of others the member has not read, counted up to {@value #MAX_UNREAD}: those after
 *     the read marker and after the member's admission, without retracted and removed ones
 * @param readUpTo the message at the member's read marker, absent if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NeighborhoodView(
        NeighborhoodId neighborhoodId,
        String name,
        long version,
        MemberRole role,
        int unread,
        @Nullable MessageId readUpTo) {

    /** Where counting unread messages ends: this number means this many or more. */
    public static final int MAX_UNREAD = 100;
}
