package org.secureside.command.intake;

import org.secureside.api.message.MessageId;
import org.secureside.web.problem.ProblemException;

/** What admins see of the intake, and what they can do about it. */
interface AdminsDesk {

    IntakeReport report();

    /** Has everything that waits tried at once. */
    void drain();

    /**
     * Returns a message that holds up its neighborhood.
     *
     * @throws ProblemException if it does not, or is not in the journal
     */
    Undecided stuck(MessageId message);

    /**
     * Returns a message that was refused.
     *
     * @throws ProblemException if it was not, or is not in the journal
     */
    Undecided refused(MessageId message);

    /**
     * Has a message that holds up its neighborhood refused when it fails the next time, also after a restart. Of other
     * messages nothing becomes.
     */
    void giveUp(MessageId message, String reason);

    /** Lets go of a message that was refused. Of other messages nothing becomes. */
    void dismiss(MessageId message);
}
