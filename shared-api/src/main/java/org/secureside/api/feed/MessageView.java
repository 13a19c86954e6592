package org.secureside.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.message.Alert;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageKind;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A message as a reader sees it. Of one that was retracted or removed, nothing is left that its author wrote.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent
 * @param author who sent it
 * @param kind what it is for
 * @param alert what makes it an alert, absent for chat; without its place once the message is gone
 * @param inReplyTo the message that it answers, absent if it answers none
 * @param state whether its text is still shown
 * @param body what it says, absent once it is gone
 * @param version how often it changed since it was sent; reactions count as changes
 * @param sentAt when the client says it sent it, absent if it did not say
 * @param recordedAt when the event store recorded it
 * @param editedAt when its text was last changed, absent if it never was
 * @param retractedAt when its author took it back, absent if they did not
 * @param removal why it was removed, absent if it was not
 * @param reactions how members reacted, the most frequent first
 * @param replies what was answered to it; absent where replies are not shown: on a single message, on an embedded reply
 *     and in the stream
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        ResidentId author,
        MessageKind kind,
        @Nullable Alert alert,
        @Nullable MessageId inReplyTo,
        MessageState state,
        @Nullable String body,
        long version,
        @Nullable Instant sentAt,
        Instant recordedAt,
        @Nullable Instant editedAt,
        @Nullable Instant retractedAt,
        @Nullable Removal removal,
        List<ReactionView> reactions,
        @Nullable RepliesView replies) {

    public MessageView {
        reactions = List.copyOf(reactions);
    }

    /** Returns the message with its reactions as another reader sees them. */
    public MessageView withReactions(List<ReactionView> seen) {
        return with(seen, replies);
    }

    /** Returns the message with what was answered to it. */
    public MessageView withReplies(RepliesView answers) {
        return with(reactions, answers);
    }

    private MessageView with(List<ReactionView> seen, @Nullable RepliesView answers) {
        return new MessageView(
                messageId,
                neighborhoodId,
                author,
                kind,
                alert,
                inReplyTo,
                state,
                body,
                version,
                sentAt,
                recordedAt,
                editedAt,
                retractedAt,
                removal,
                seen,
                answers);
    }
}
