package org.secureside.api.readmarker;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * Note that a member has read everything up to a message of the neighborhood. A marker never moves backwards: a message
 * recorded before the marked one changes nothing.
 *
 * @param neighborhoodId the neighborhood
 * @param resident who has read
 * @param messageId the newest message read
 */
public record MarkRead(NeighborhoodId neighborhoodId, ResidentId resident, MessageId messageId) {

    /** Returns the marker that is to move. */
    @TargetAggregateIdentifier
    public ReadMarkerId markerId() {
        return ReadMarkerId.of(neighborhoodId, resident);
    }
}
