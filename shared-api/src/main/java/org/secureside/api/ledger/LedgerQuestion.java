package org.secureside.api.ledger;

import java.util.List;
import org.secureside.api.message.MessageId;

/**
 * Which of these messages do you hold, how often, and with what content?
 *
 * @param messageIds the messages, at most {@value #MAX_MESSAGES}
 */
public record LedgerQuestion(List<MessageId> messageIds) {

    /** The most messages that one question may name. */
    public static final int MAX_MESSAGES = 1_000;

    public LedgerQuestion {
        messageIds = List.copyOf(messageIds);
    }
}
