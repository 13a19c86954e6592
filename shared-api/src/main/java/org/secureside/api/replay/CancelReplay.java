package org.secureside.api.replay;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Have the nodes give the replay up. What they read goes on to be served; a generation that is half filled is dropped.
 *
 * @param replayId the replay
 * @param reason why
 * @param cancelledBy the admin
 */
public record CancelReplay(@TargetAggregateIdentifier ReplayId replayId, ReplayReason reason, ResidentId cancelledBy) {}
