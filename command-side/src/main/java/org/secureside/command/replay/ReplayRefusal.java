package org.secureside.command.replay;

import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayId;
import org.secureside.command.dispatch.Refusal;

/** Why something is not done to a replay. */
abstract sealed class ReplayRefusal extends Refusal {

    private ReplayRefusal(String detail) {
        super(detail);
    }

    /** It has ended. */
    static final class Over extends ReplayRefusal {
        Over(@Nullable ReplayId replay, ReplayEvent end) {
            super("Replay %s %s: there is nothing left to pause, resume or cancel; request a new one if need be"
                    .formatted(replay, howIt(end)));
        }

        private static String howIt(ReplayEvent end) {
            return switch (end) {
                case ReplayCancelled cancelled -> "was cancelled by " + cancelled.cancelledBy();
                case ReplayConcluded concluded ->
                    concluded.outcome() == ReplayConcluded.Outcome.COMPLETED ? "is completed" : "has failed";
                default -> "is over";
            };
        }
    }
}
