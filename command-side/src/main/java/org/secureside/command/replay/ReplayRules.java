package org.secureside.command.replay;

import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayId;

/** What may be done to a replay. */
final class ReplayRules {

    private ReplayRules() {}

    static void itGoesOn(@Nullable ReplayId replay, @Nullable ReplayEvent end) {
        if (end != null) {
            throw new ReplayRefusal.Over(replay, end);
        }
    }
}
