package org.secureside.operations.loadbalancer.finding;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
    /** Traffic will go astray, or requests be lost: the configuration is refused. */
    ERROR,
    /** Works while all is well, but not as one may think: the configuration passes. */
    WARNING;

    /** Returns the word for a report. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
