package org.secureside.api.feed;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a feed, newest first.
 *
 * @param messages the messages
 * @param next the position before which the next page begins, or nothing if this is the last one
 */
public record FeedPage(List<MessageView> messages, OptionalLong next) {

    public FeedPage {
        messages = List.copyOf(messages);
    }
}
