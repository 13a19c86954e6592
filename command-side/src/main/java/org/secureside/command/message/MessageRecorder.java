package org.secureside.command.message;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.secureside.api.message.SendMessage;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.intake.Recorder;
import org.secureside.command.membership.Members;
import org.springframework.stereotype.Component;

/** Records messages as the first events of their streams. */
@Component
class MessageRecorder implements Recorder {

    private static final String STREAM_TYPE = Message.class.getSimpleName();

    private final Creations creations;
    private final EventStore events;
    private final Members members;
    private final SentMessages sent;

    MessageRecorder(Creations creations, EventStore events, Members members, SentMessages sent) {
        this.creations = creations;
        this.events = events;
        this.members = members;
        this.sent = sent;
    }

    @Override
    public Change record(SendMessage command, MetaData metadata) {
        return creations.record(command, metadata, command.messageId().value(), List.of(Message.sentBy(command)));
    }

    /** By the rules of {@link Message}, but in one append: one by one, a neighborhood that waits would not catch up. */
    @Override
    public void recordTogether(List<Sending> messages) {
        messages.forEach(message -> {
            MessageRules.onlyMembersSend(message.command(), members);
            MessageRules.aReplyStaysInItsNeighborhood(message.command(), sent);
        });
        events.publish(messages.stream().map(MessageRecorder::event).toList());
    }

    private static DomainEventMessage<?> event(Sending message) {
        return new GenericDomainEventMessage<>(
                STREAM_TYPE,
                message.command().messageId().toString(),
                0,
                Message.sentBy(message.command()),
                message.metadata());
    }
}
