package org.secureside.operations.receipt;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * What the service acknowledged about one message: from here on it may be asked for it.
 *
 * @param key the idempotency key that it was sent with
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param author who sent it
 * @param version its version as acknowledged, 0 for the message as sent
 * @param bodySha256 the SHA-256 of the UTF-8 of the body that was sent, in lower-case hexadecimal
 * @param acknowledgedAt when the acknowledgement arrived, by the clock of this machine
 */
public record Receipt(
        String key,
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        ResidentId author,
        long version,
        String bodySha256,
        Instant acknowledgedAt) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * @throws NullPointerException if anything is missing, with its name
     * @throws IllegalArgumentException if the fingerprint is none or the version is negative
     */
    public Receipt {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(neighborhoodId, "neighborhoodId");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(acknowledgedAt, "acknowledgedAt");
        if (!SHA_256.matcher(Objects.requireNonNull(bodySha256, "bodySha256")).matches()) {
            throw new IllegalArgumentException("bodySha256 must be 64 lower-case hexadecimal digits");
        }
        if (version < 0) {
            throw new IllegalArgumentException("version must not be negative");
        }
    }

    /** Returns what a store must hold of the message that was acknowledged. */
    public LedgerEntry asLedgerEntry() {
        return new LedgerEntry(messageId, neighborhoodId, author, version, bodySha256);
    }
}
