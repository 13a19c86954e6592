package org.secureside.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.SendMessage;
import org.secureside.command.membership.Members;
import org.secureside.command.membership.NotAMemberException;

/** A message, from its sending on. */
@Aggregate
class Message {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable MessageId id;

    Message() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    Message(SendMessage command, Members members) {
        if (members.roleOf(command.author(), command.neighborhoodId()).isEmpty()) {
            throw new NotAMemberException(command.author(), command.neighborhoodId());
        }
        apply(sentBy(command));
    }

    /** Returns the event that an accepted command is recorded as. */
    static MessageSent sentBy(SendMessage command) {
        return new MessageSent(
                command.messageId(),
                command.neighborhoodId(),
                command.author(),
                command.body().value());
    }

    @EventSourcingHandler
    void on(MessageSent event) {
        id = event.messageId();
    }
}
