package org.secureside.query.orders;

/** What is wrong with how fast a part of a replay goes. */
enum Finding {
    /**
     * More is recorded than the throttle lets the node apply. It keeps to the throttle up to what there was when it began,
     * and goes beyond it from there on, for else it would never end.
     */
    THROTTLE_TOO_LOW,
    /** More is recorded than the node applies. At this pace it never ends. */
    NEVER_ENDS
}
