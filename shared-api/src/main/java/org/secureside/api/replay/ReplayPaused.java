package org.secureside.api.replay;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * An admin had the nodes stop where they were, until the replay is resumed.
 *
 * @param replayId the replay
 * @param reason why
 * @param pausedBy the admin
 */
@EventName("ReplayPaused")
@Revision("1")
public record ReplayPaused(ReplayId replayId, ReplayReason reason, ResidentId pausedBy) implements ReplayEvent {}
