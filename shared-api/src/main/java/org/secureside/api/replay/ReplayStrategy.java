package org.secureside.api.replay;

/** In which order the nodes obey. */
public enum ReplayStrategy {
    /**
     * One node after the other, as they are listed: a node begins when all before it have completed every projection. If
     * one fails, those behind it do not begin.
     */
    ROLLING,
    /** All nodes at once. */
    PARALLEL
}
