package org.secureside.query.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.MessageState;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.Removal;
import org.secureside.api.message.Alert;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageKind;
import org.secureside.api.message.Place;
import org.secureside.query.projection.Recorded;

/**
 * Messages as the projection would leave them after some events, by the same steps and without any table. Of the events
 * only what shows in the end is kept, so those of a message may be many.
 */
public final class FoldedMessages {

    private final Map<MessageId, MessageChange> changes = new LinkedHashMap<>();

    /**
     * Goes on with what happened next.
     *
     * @param events the next events of these messages, in the order of the log and without a hole
     */
    public void follow(List<Recorded<MessageEvent>> events) {
        MessageChange.follow(events, changes);
        changes.values().forEach(MessageChange::forgetWhatIsPast);
    }

    /** Returns the messages that were sent, each as its events leave it, without replies and without anybody's marks. */
    public Map<MessageId, MessageView> views() {
        Map<MessageId, MessageView> views = new HashMap<>();
        changes.values().stream()
                .flatMap(SentMessage::of)
                .map(FoldedMessages::view)
                .forEach(view -> views.put(view.messageId(), view));
        return views;
    }

    private static MessageView view(SentMessage message) {
        MessageChange change = message.change();
        Closing closing = change.closing();
        return new MessageView(
                message.event().messageId(),
                message.event().neighborhoodId(),
                message.event().author(),
                message.event().alert() == null ? MessageKind.CHAT : MessageKind.ALERT,
                alert(message),
                message.event().inReplyTo(),
                closing == null ? MessageState.VISIBLE : closing.state(),
                message.body(),
                change.version(),
                message.sent().sentAt(),
                message.sent().at(),
                change.editedAt(),
                closing != null && closing.state() == MessageState.RETRACTED ? closing.at() : null,
                removal(closing),
                MessageRow.counted(counts(change.reactions())),
                null);
    }

    private static @Nullable Alert alert(SentMessage message) {
        Alert alert = message.event().alert();
        String place = message.place();
        return alert == null ? null : new Alert(alert.severity(), place == null ? null : new Place(place));
    }

    private static @Nullable Removal removal(@Nullable Closing closing) {
        if (closing == null || closing.by() == null || closing.reason() == null) {
            return null;
        }
        Instant at = closing.at();
        return new Removal(new ResidentId(closing.by()), closing.reason(), at);
    }

    private static Map<String, Integer> counts(Collection<Reaction> reactions) {
        Map<String, Integer> counts = new HashMap<>();
        reactions.stream()
                .filter(reaction -> !reaction.withdrawn())
                .forEach(reaction -> counts.merge(reaction.key().emoji(), 1, Integer::sum));
        return counts;
    }
}
