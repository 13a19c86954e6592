package org.secureside.command.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How full the journal is.
 *
 * @param waiting how many messages wait to be recorded
 * @param refused how many will not be recorded
 * @param entries how many messages it holds altogether
 * @param bytes how many bytes of text and metadata they have
 * @param oldest since when the oldest waits, or nothing if none does
 */
record Depth(
        int waiting,
        int refused,
        int entries,
        long bytes,
        @Nullable Instant oldest) {}
