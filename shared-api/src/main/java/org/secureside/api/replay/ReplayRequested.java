package org.secureside.api.replay;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * An admin ordered that projections be made again from the events. The nodes that it names obey as soon as they read it,
 * also one that is down now.
 *
 * @param replayId the replay
 * @param plan what, where and how fast
 * @param reason why
 * @param requestedBy the admin
 */
@EventName("ReplayRequested")
@Revision("1")
public record ReplayRequested(ReplayId replayId, ReplayPlan plan, ReplayReason reason, ResidentId requestedBy)
        implements ReplayEvent {}
