package org.secureside.operations.loadbalancer.trial;

/** How a stand-in treats requests. */
enum Manner {
    /** It answers. */
    WELL,
    /** It answers, but takes its time ({@link Stub#PAUSE}). */
    SLOW,
    /** It answers, but as late as a server does that is busy, and not dead ({@link Stub#LONG_PAUSE}). */
    LATE,
    /** It reads the request and answers when it is told to ({@link Stub#release}). */
    HOLDING,
    /** It reads the request and says nothing. */
    HANGING,
    /** It reads the request and resets the connection. */
    RESETTING,
    /** It says that it is too busy: 503. */
    BUSY,
    /** It answers with an error at once: 500. */
    FAILING,
    /** Nothing listens. */
    DEAD
}
