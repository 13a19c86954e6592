package org.secureside.command.intake;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How messages are taken in.
 *
 * @param directory where the journal is, on a disk that outlives the process; without it there is no journal, and what
 *     the event store does not take is refused
 * @param maxEntries the most messages that the journal holds, the refused ones included
 * @param maxBytes the most bytes of text and metadata that it holds
 * @param patience how long a message is tried on the event store before it is journaled instead, at most 3 s: the rest
 *     of the time that the load balancer waits is for the disk
 * @param lanes in how many neighborhoods the forwarder records at once
 * @param keepRecorded how long a recorded message stays in the journal. More than nothing makes it a write-ahead
 *     journal: messages are journaled before they are recorded. By default, what the event store needs
 */
@ConfigurationProperties("secureside.intake")
public record IntakeProperties(
        @Nullable Path directory,
        @DefaultValue("100000") int maxEntries,
        @DefaultValue("256MB") DataSize maxBytes,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("8") int lanes,
        @Nullable Duration keepRecorded) {

    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(3);

    /**
     * @throws IllegalArgumentException if a bound is not positive, or the patience too long
     */
    public IntakeProperties {
        if (maxEntries < 1 || maxBytes.toBytes() < 1 || patience.toMillis() < 1 || lanes < 1) {
            throw new IllegalArgumentException("secureside.intake: every bound must be positive");
        }
        if (patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException("secureside.intake.patience must be 3s at most, but is " + patience);
        }
        if (keepRecorded != null && keepRecorded.isNegative()) {
            throw new IllegalArgumentException("secureside.intake.keep-recorded must not be negative");
        }
    }
}
