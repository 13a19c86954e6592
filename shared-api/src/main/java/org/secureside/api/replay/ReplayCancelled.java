package org.secureside.api.replay;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * An admin had the nodes give the replay up. Nodes that had completed it by then keep what they made.
 *
 * @param replayId the replay
 * @param reason why
 * @param cancelledBy the admin
 */
@EventName("ReplayCancelled")
@Revision("1")
public record ReplayCancelled(ReplayId replayId, ReplayReason reason, ResidentId cancelledBy) implements ReplayEvent {}
