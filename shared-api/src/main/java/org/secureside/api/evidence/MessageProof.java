package org.secureside.api.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;

/**
 * Shows what a log has of a message: its events from the first on, without a hole. That there is none after the last, it
 * does not show.
 *
 * @param messageId the message
 * @param size how many events the head is of
 * @param head the head
 * @param events the events of the message, the oldest first
 * @param next the position to go on after, absent if these are all that the log of that size has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageProof(
        MessageId messageId,
        long size,
        Hash head,
        List<EventProof> events,
        @Nullable Long next) {

    /** Keeps a copy of the events. */
    public MessageProof {
        events = List.copyOf(events);
    }

    /** Returns the head that it is about. */
    public TreeHead treeHead() {
        return new TreeHead(size, head);
    }

    /** Returns what is wrong with it, or empty if the log of its head has these events, and none between them. */
    public Optional<String> problem() {
        if (events.isEmpty()) {
            return Optional.of("there is no event in it");
        }
        Hash link = null;
        for (int sequence = 0; sequence < events.size(); sequence++) {
            EventProof proof = events.get(sequence);
            EventLeaf event = proof.event();
            Hash leaf = proof.leaf();
            link = link == null ? StreamLink.first(leaf) : StreamLink.next(link, leaf);
            Optional<String> problem = !event.streamId().equals(messageId.toString())
                    ? Optional.of("is of another stream, " + event.streamId())
                    : event.sequence() != sequence
                            ? Optional.of("is number %d of the message, and number %d should come here"
                                    .formatted(event.sequence(), sequence))
                            : proof.problem(treeHead());
            if (problem.isEmpty() && !proof.link().equals(link)) {
                problem = Optional.of("has another link than the events before it make");
            }
            if (problem.isPresent()) {
                return Optional.of("the event at position %d %s".formatted(event.position(), problem.get()));
            }
        }
        return Optional.empty();
    }
}
