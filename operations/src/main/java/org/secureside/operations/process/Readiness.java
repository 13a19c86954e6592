package org.secureside.operations.process;

/** Asks a process whether it can serve. */
@FunctionalInterface
public interface Readiness {

    /** Returns whether the process can serve now. Must come back within seconds. */
    boolean isReady();
}
