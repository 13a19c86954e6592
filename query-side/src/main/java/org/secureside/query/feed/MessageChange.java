package org.secureside.query.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.query.projection.Recorded;

/**
 * All that one batch of events does to one message, as one step. The events of a batch follow each other without a hole,
 * so what the newest of them says stands, whatever the table knew before.
 */
final class MessageChange {

    private final UUID id;
    private final List<Edit> edits = new ArrayList<>();
    private final Map<Reaction.Key, Reaction> reactions = new LinkedHashMap<>();
    private @Nullable Recorded<MessageSent> sent;
    private @Nullable Closing closing;
    private long version;
    private int replies;

    private MessageChange(MessageId id) {
        this.id = id.value();
    }

    /** Returns what the events do, message by message. */
    static Collection<MessageChange> of(List<Recorded<MessageEvent>> events) {
        Map<MessageId, MessageChange> changes = new LinkedHashMap<>();
        follow(events, changes);
        return changes.values();
    }

    /** Goes on with what events before these did. */
    static void follow(List<Recorded<MessageEvent>> events, Map<MessageId, MessageChange> changes) {
        for (Recorded<MessageEvent> recorded : events) {
            changes.computeIfAbsent(recorded.event().messageId(), MessageChange::new)
                    .follow(recorded);
            if (recorded.event() instanceof MessageSent reply && reply.inReplyTo() != null) {
                changes.computeIfPresent(reply.inReplyTo(), (id, parent) -> parent.answered());
            }
        }
    }

    /** Forgets the texts before the newest, and the reactions that were withdrawn: how the message stands is not in them. */
    void forgetWhatIsPast() {
        if (edits.size() > 1) {
            edits.subList(0, edits.size() - 1).clear();
        }
        reactions.values().removeIf(Reaction::withdrawn);
    }

    private MessageChange answered() {
        replies++;
        return this;
    }

    private void follow(Recorded<MessageEvent> recorded) {
        version = recorded.version();
        switch (recorded.event()) {
            case MessageSent event ->
                sent = new Recorded<>(recorded.position(), recorded.version(), recorded.at(), recorded.sentAt(), event);
            case MessageEdited edited -> edits.add(new Edit(id, version, edited.body(), recorded.at()));
            case MessageRetracted retracted -> closing = Closing.of(retracted, recorded.at());
            case MessageRemoved removed -> closing = Closing.of(removed, recorded.at());
            case ReactionAdded added -> react(added.resident().value(), added.emoji(), false);
            case ReactionWithdrawn withdrawn -> react(withdrawn.resident().value(), withdrawn.emoji(), true);
        }
    }

    private void react(String resident, String emoji, boolean withdrawn) {
        Reaction.Key key = new Reaction.Key(id, resident, emoji);
        reactions.put(key, new Reaction(key, withdrawn, version));
    }

    UUID id() {
        return id;
    }

    /** Returns the version that the message has after the batch. */
    long version() {
        return version;
    }

    /** Returns the sending of the message, if it is in the batch. */
    @Nullable Recorded<MessageSent> sent() {
        return sent;
    }

    List<Edit> edits() {
        return edits;
    }

    Collection<Reaction> reactions() {
        return reactions.values();
    }

    /** Returns what took the message out of sight, if anything in the batch did. */
    @Nullable Closing closing() {
        return closing;
    }

    /** Returns what is to be known of what took the message out of sight, if anything in the batch did. */
    @Nullable Object closed(Function<Closing, @Nullable Object> what) {
        return closing == null ? null : what.apply(closing);
    }

    boolean isReactedTo() {
        return !reactions.isEmpty();
    }

    /** Returns how many messages in the batch answer this one. */
    int replies() {
        return replies;
    }

    /** Returns the newest text that the batch brings, even if the batch also takes the message out of sight. */
    @Nullable String text() {
        if (!edits.isEmpty()) {
            return edits.getLast().body();
        }
        return sent == null ? null : sent.event().body();
    }

    /** Returns the version that {@link #text()} came with. */
    @Nullable Long textVersion() {
        if (!edits.isEmpty()) {
            return edits.getLast().version();
        }
        return sent == null ? null : sent.version();
    }

    @Nullable Instant editedAt() {
        return edits.isEmpty() ? null : edits.getLast().at();
    }
}
