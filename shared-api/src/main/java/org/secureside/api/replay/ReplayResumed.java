package org.secureside.api.replay;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * An admin had the nodes go on where they had stopped.
 *
 * @param replayId the replay
 * @param reason why
 * @param resumedBy the admin
 */
@EventName("ReplayResumed")
@Revision("1")
public record ReplayResumed(ReplayId replayId, ReplayReason reason, ResidentId resumedBy) implements ReplayEvent {}
