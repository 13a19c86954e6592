package org.secureside.api.feed;

import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;

/**
 * What a message said from time to time, as its edits left it, the newest text first. The answer is a
 * {@link VersionsPage}, or nothing if there is no such message that the reader may see.
 *
 * @param messageId the message
 * @param reader who asks
 * @param limit how many at the most, 1 to {@value FeedRange#MAX_LIMIT}
 * @param before only texts of versions before this one
 */
public record FetchVersions(MessageId messageId, ResidentId reader, int limit, long before) {}
