package org.secureside.api.replay;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Have the nodes go on where they stopped.
 *
 * @param replayId the replay
 * @param reason why
 * @param resumedBy the admin
 */
public record ResumeReplay(@TargetAggregateIdentifier ReplayId replayId, ReplayReason reason, ResidentId resumedBy) {}
