package org.secureside.command.intake;

/**
 * Whether the event store was in trouble when it was asked last. Then nobody need try their patience on it: messages go
 * to the journal, and the forwarder, which tries all the time, finds out when it is well again.
 */
final class StoreTrouble {

    private volatile boolean suspected;

    boolean isSuspected() {
        return suspected;
    }

    void suspect() {
        suspected = true;
    }

    void clear() {
        suspected = false;
    }
}
