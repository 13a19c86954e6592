package org.secureside.api.message;

/** How much an alert matters, the least first. */
public enum AlertSeverity {
    /** Good to know: the water is off until noon. */
    INFO,
    /** Take care: a car was broken into last night. */
    WARNING,
    /** Act now: there is a fire in Elm Street. */
    CRITICAL
}
