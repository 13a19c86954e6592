package org.secureside.api.replay;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Have the nodes stop where they are, until the replay is resumed.
 *
 * @param replayId the replay
 * @param reason why
 * @param pausedBy the admin
 */
public record PauseReplay(@TargetAggregateIdentifier ReplayId replayId, ReplayReason reason, ResidentId pausedBy) {}
