package org.secureside.command.intake;

import org.secureside.api.message.MessageId;

/** What admins see of the intake, and what they can do about it. */
interface AdminsDesk {

    IntakeReport report();

    /** Has everything that waits tried at once. */
    void drain();

    /**
     * Has a message that holds up its neighborhood refused when it fails the next time. Of other messages nothing
     * becomes.
     */
    void giveUp(MessageId message, String reason);
}
