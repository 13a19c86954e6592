package org.secureside.query.generation;

/** Rests after work, so that whoever works long leaves the node to others for a part of the time. */
@FunctionalInterface
public interface Rest {

    /**
     * Rests.
     *
     * @param nanos how long was worked, in nanoseconds
     * @throws InterruptedException if the node ends
     */
    void after(long nanos) throws InterruptedException;
}
