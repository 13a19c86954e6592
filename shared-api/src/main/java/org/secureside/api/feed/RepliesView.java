package org.secureside.api.feed;

import java.util.List;

/**
 * What was answered to a message.
 *
 * @param count how many messages answer it directly, retracted and removed ones included
 * @param newest the newest of them, newest first; at most as many as the reader asked for
 */
public record RepliesView(int count, List<MessageView> newest) {

    public RepliesView {
        newest = List.copyOf(newest);
    }
}
