package org.secureside.api.feed;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of messages, newest first.
 *
 * @param messages the messages
 * @param older the position before which the next older page begins, or nothing if this is the last one
 * @param newer the position after which newer messages are or will be, or nothing if there is none to go by
 */
public record FeedPage(List<MessageView> messages, OptionalLong older, OptionalLong newer) {

    public FeedPage {
        messages = List.copyOf(messages);
    }
}
