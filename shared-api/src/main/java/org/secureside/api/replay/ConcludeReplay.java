package org.secureside.api.replay;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Record that no node has anything left to do for a replay.
 *
 * @param replayId the replay
 * @param outcome how it ended
 */
public record ConcludeReplay(@TargetAggregateIdentifier ReplayId replayId, ReplayConcluded.Outcome outcome) {}
