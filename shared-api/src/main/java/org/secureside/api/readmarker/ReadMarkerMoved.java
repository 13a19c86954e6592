package org.secureside.api.readmarker;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A member had read everything up to a message.
 *
 * @param neighborhoodId the neighborhood
 * @param resident who had read
 * @param messageId the newest message read
 * @param recordedAt when that message was recorded, by which markers are compared
 */
@EventName("ReadMarkerMoved")
@Revision("1")
public record ReadMarkerMoved(
        NeighborhoodId neighborhoodId, ResidentId resident, MessageId messageId, Instant recordedAt)
        implements ReadMarkerEvent {}
