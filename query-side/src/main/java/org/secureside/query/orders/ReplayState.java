package org.secureside.query.orders;

/** How a replay, or a node's part in it, stands. */
enum ReplayState {
    /** A part that has not begun, because its node has other things to do first, is down, or has not read the order yet. */
    WAITING,
    RUNNING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED,
    /** A part that was never begun and will not be, as the replay ended before. */
    SKIPPED;

    /** Returns whether nothing more will happen. */
    boolean isOver() {
        return switch (this) {
            case WAITING, RUNNING, PAUSED -> false;
            case COMPLETED, FAILED, CANCELLED, SKIPPED -> true;
        };
    }

    /** Returns how a part stands that has begun and of which no end was told, in a replay that stands like this. */
    ReplayState ofPartThatBegan() {
        return switch (this) {
            case COMPLETED, FAILED, WAITING, SKIPPED -> RUNNING;
            case RUNNING, PAUSED, CANCELLED -> this;
        };
    }

    /** Returns how a part stands that has not begun, in a replay that stands like this. */
    ReplayState ofPartThatWaits() {
        return isOver() ? SKIPPED : WAITING;
    }
}
