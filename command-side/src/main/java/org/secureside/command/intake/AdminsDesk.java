package org.secureside.command.intake;

/** What admins see of the intake, and what they can do about it. */
interface AdminsDesk {

    IntakeReport report();

    /** Has everything that waits tried at once. */
    void drain();
}
