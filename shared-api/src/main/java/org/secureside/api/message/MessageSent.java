package org.secureside.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A member sent a message to everyone in the neighborhood.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param author who sent it
 * @param body what it said, exactly as sent
 * @param alert what made it an alert, or nothing if it was chat
 * @param inReplyTo the message that it answered, if it answered one
 */
@EventName("MessageSent")
@Revision("1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageSent(
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        ResidentId author,
        String body,
        @Nullable Alert alert,
        @Nullable MessageId inReplyTo)
        implements MessageEvent {

    /** A member sent chat that answered no other message. */
    public MessageSent(MessageId messageId, NeighborhoodId neighborhoodId, ResidentId author, String body) {
        this(messageId, neighborhoodId, author, body, null, null);
    }

    /** Returns what the message was for. */
    public MessageKind kind() {
        return alert == null ? MessageKind.CHAT : MessageKind.ALERT;
    }
}
