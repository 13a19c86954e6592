package org.secureside.command.intake;

import java.time.Instant;

/** What auditors see of the intake. */
@FunctionalInterface
interface AuditorsDesk {

    /** Returns the promises that were made in a window and are not kept yet, by when their requests came. */
    Promises promises(Instant from, Instant to);
}
