package org.secureside.operations.reconcile;

import org.secureside.api.message.MessageId;

/**
 * An acknowledged message that a source does not hold as acknowledged.
 *
 * @param source which source
 * @param messageId the message
 * @param key the key that it was sent with
 * @param problem what is wrong
 */
public record Finding(String source, MessageId messageId, String key, String problem) {

    @Override
    public String toString() {
        return "%s: message %s (key %s) %s".formatted(source, messageId, key, problem);
    }
}
