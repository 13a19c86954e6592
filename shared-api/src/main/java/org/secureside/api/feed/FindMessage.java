package org.secureside.api.feed;

import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;

/**
 * One message, as the reader may see it. The answer is a {@link MessageView}, or nothing if there is no such message that
 * the reader may see.
 *
 * @param messageId the message
 * @param reader who asks: members of its neighborhood see it, to others there is no such message
 */
public record FindMessage(MessageId messageId, ResidentId reader) {}
