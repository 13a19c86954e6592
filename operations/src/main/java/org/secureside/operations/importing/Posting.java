package org.secureside.operations.importing;

import org.secureside.operations.receipt.Receipt;

/** What became of a message that was posted. */
public sealed interface Posting {

    /**
     * The service has it.
     *
     * @param receipt what the service acknowledged
     * @param alreadyThere whether it had it before it was asked the last time
     * @param onRetry whether that was not the first time
     */
    record Acknowledged(Receipt receipt, boolean alreadyThere, boolean onRetry) implements Posting {}

    /** The service does not want it. */
    record Refused(String problem) implements Posting {}

    /** The service does not believe who it comes from, and so will not believe it of any other message. */
    record Unauthorized(String problem) implements Posting {}

    /**
     * The service did not decide in time.
     *
     * @param serviceDown whether it decided nothing else either
     */
    record GivenUp(String problem, boolean serviceDown) implements Posting {}

    /** The import ended before the service decided. */
    record Unfinished() implements Posting {}
}
