package org.secureside.api.ledger;

import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * What a store holds of one message, once per stored copy: a message held twice has two entries, one not held none.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param author who sent it
 * @param version the version that this text came with, 0 for the message as sent
 * @param bodySha256 the SHA-256 of the stored body's UTF-8, in lower-case hexadecimal
 */
public record LedgerEntry(
        MessageId messageId, NeighborhoodId neighborhoodId, ResidentId author, long version, String bodySha256) {}
