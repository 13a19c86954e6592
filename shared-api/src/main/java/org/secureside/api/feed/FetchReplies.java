package org.secureside.api.feed;

import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;

/**
 * What was answered to a message directly, newest first. The answer is a {@link FeedPage}, or nothing if there is no such
 * message that the reader may see.
 *
 * @param messageId the message
 * @param reader who asks
 * @param range which part of the replies
 */
public record FetchReplies(MessageId messageId, ResidentId reader, FeedRange range) {}
