package org.secureside.command.message;

import java.util.Map;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * All that decisions need to know of a message, in place of the events that it had until then. A change of these
 * components is a new revision; snapshots of other revisions are passed over.
 *
 * @param textVersion the number of the event that the text came with
 * @param reactions who reacted, by what they reacted with
 * @param retracted whether its author retracted it
 * @param removed its removal by a moderator, if it was removed
 */
@Revision("1")
record MessageSnapshot(
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        ResidentId author,
        String body,
        long textVersion,
        Map<String, Set<ResidentId>> reactions,
        boolean retracted,
        @Nullable MessageRemoved removed) {}
