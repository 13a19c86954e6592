package org.secureside.api.ledger;

import org.secureside.api.message.MessageId;

/**
 * What a store holds of one message, once per stored copy: a message held twice has two entries, one not held none.
 *
 * @param messageId the message
 * @param version the version of this copy, 0 for the message as sent
 * @param bodySha256 the SHA-256 of the stored body's UTF-8, in lower-case hexadecimal
 */
public record LedgerEntry(MessageId messageId, long version, String bodySha256) {}
