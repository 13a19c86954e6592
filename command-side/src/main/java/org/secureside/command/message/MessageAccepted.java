package org.secureside.command.message;

import org.secureside.api.message.MessageId;

/**
 * What a client is told of a recorded message.
 *
 * @param messageId the message
 * @param version its version
 */
record MessageAccepted(MessageId messageId, long version) {

    String etag() {
        return "\"" + messageId + "@" + version + "\"";
    }
}
