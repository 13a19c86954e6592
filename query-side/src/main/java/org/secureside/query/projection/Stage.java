package org.secureside.query.projection;

/** In which order the rows of one batch of events are written: later ones look up what earlier ones wrote. */
public enum Stage {
    NEIGHBORHOODS,
    MESSAGES,
    READ_MARKERS,
    STREAM,
    HISTORY,
    FEED,
    VISIBLE
}
