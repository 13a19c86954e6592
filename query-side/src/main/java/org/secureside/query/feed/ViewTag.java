package org.secureside.query.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.RepliesView;

/**
 * The entity tag of a page of messages. A message at a version looks the same every time, so the versions and the counts
 * of replies, which are in no version, stand for the whole page. The tag is weak because the page may be compressed.
 */
final class PageTag {

    private static final int BYTES = 12;

    private PageTag() {}

    static String of(FeedPage page) {
        StringBuilder stated = new StringBuilder();
        stated.append(page.older()).append(page.newer());
        addTo(stated, page.messages());
        return "W/\"" + digest(stated.toString()) + "\"";
    }

    private static void addTo(StringBuilder stated, List<MessageView> messages) {
        for (MessageView message : messages) {
            stated.append(message.messageId()).append('@').append(message.version());
            RepliesView replies = message.replies();
            if (replies != null) {
                stated.append('+').append(replies.count()).append('(');
                addTo(stated, replies.newest());
                stated.append(')');
            }
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
