package org.secureside.api.ledger;

import java.util.List;
import java.util.Optional;
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
        messageIds = messageIds == null ? List.of() : List.copyOf(messageIds);
    }

    /** Returns what is wrong with the number of messages, worded to follow the field's name, or empty if nothing is. */
    public Optional<String> problem() {
        return messageIds.isEmpty() || messageIds.size() > MAX_MESSAGES
                ? Optional.of("must name 1 to %,d messages, but names %,d".formatted(MAX_MESSAGES, messageIds.size()))
                : Optional.empty();
    }
}
