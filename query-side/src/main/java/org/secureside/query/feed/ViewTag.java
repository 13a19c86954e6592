package org.secureside.query.feed;

import java.util.List;
import java.util.stream.Collectors;
import org.secureside.api.EntityTag;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.ReactionView;
import org.secureside.api.feed.RepliesView;
import org.secureside.query.page.ViewDigest;

/**
 * The entity tags of what members are shown. A message at a version looks the same every time, except that readers see
 * which reactions are their own; so the versions, these marks and the counts of replies, which are in no version, stand
 * for a whole page. Whoever changes to another account on the same device is not told that nothing has changed.
 */
final class ViewTag {

    private ViewTag() {}

    /** Returns the tag of a message, which names its state, as writers need it. */
    static String of(MessageView message) {
        EntityTag state = new EntityTag(message.messageId().value(), message.version());
        String own = ownReactions(message);
        return own.isEmpty() ? state.toString() : state.asSeen(ViewDigest.of(own));
    }

    /** Returns the tag of a page. It is weak because the page may be compressed. */
    static String of(FeedPage page) {
        StringBuilder stated = new StringBuilder();
        stated.append(page.older()).append(page.newer());
        addTo(stated, page.messages());
        return "W/\"" + ViewDigest.of(stated.toString()) + "\"";
    }

    private static void addTo(StringBuilder stated, List<MessageView> messages) {
        for (MessageView message : messages) {
            stated.append(message.messageId()).append('@').append(message.version());
            stated.append(ownReactions(message));
            RepliesView replies = message.replies();
            if (replies != null) {
                stated.append('+').append(replies.count()).append('(');
                addTo(stated, replies.newest());
                stated.append(')');
            }
        }
    }

    private static String ownReactions(MessageView message) {
        return message.reactions().stream()
                .filter(ReactionView::mine)
                .map(own -> '*' + own.emoji())
                .collect(Collectors.joining());
    }
}
