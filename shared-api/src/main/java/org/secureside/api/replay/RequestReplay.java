package org.secureside.api.replay;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Have projections made again from the events.
 *
 * @param replayId the replay that is to be
 * @param plan what, where and how fast
 * @param reason why
 * @param requestedBy the admin
 */
public record RequestReplay(
        @TargetAggregateIdentifier ReplayId replayId, ReplayPlan plan, ReplayReason reason, ResidentId requestedBy) {}
