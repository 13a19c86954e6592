package org.secureside.operations.loadbalancer.release;

import java.time.Instant;

/**
 * A time at which the running configuration changed.
 *
 * @param at when
 * @param release the release that runs since then
 * @param action how that came about
 * @param who who did it
 * @param why the reason that was given
 */
record HistoryEntry(Instant at, String release, Action action, String who, String why) {

    /** How a release comes to run. */
    enum Action {
        /** It was there before releases were kept, or was put in place without a deployment. */
        FOUND,
        DEPLOYED,
        ROLLED_BACK
    }
}
