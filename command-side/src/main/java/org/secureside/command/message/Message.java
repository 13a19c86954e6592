package org.secureside.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.AddReaction;
import org.secureside.api.message.EditMessage;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.message.RemoveMessage;
import org.secureside.api.message.RetractMessage;
import org.secureside.api.message.SendMessage;
import org.secureside.api.message.WithdrawReaction;
import org.secureside.command.dispatch.Change;
import org.secureside.command.membership.Members;

/** A message, from its sending on. */
@Aggregate(type = "Message", snapshotTriggerDefinition = MessageSnapshots.TRIGGER)
class Message {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable MessageId id;

    private @Nullable MessageState state;

    Message() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    Message(SendMessage command, Members members, SentMessages messages) {
        MessageRules.onlyMembersSend(command, members);
        MessageRules.aReplyStaysInItsNeighborhood(command, messages);
        apply(sentBy(command));
    }

    /** Returns the event that an accepted command is recorded as. */
    static MessageSent sentBy(SendMessage command) {
        return new MessageSent(
                command.messageId(),
                command.neighborhoodId(),
                command.author(),
                command.body().value(),
                command.alert(),
                command.inReplyTo());
    }

    @CommandHandler
    Change handle(EditMessage command, Members members) {
        MessageState message = state();
        MessageRules.onlyMembersReach(message, command.editor(), members);
        MessageRules.onlyItsAuthorRewrites(message, command.editor());
        MessageRules.whatIsClosedStaysAsItIs(message);
        // Asked before the version: whoever repeats an edit that was recorded has got what they ask for.
        if (!message.body().equals(command.body().value())) {
            MessageRules.noTextIsOverwrittenUnseen(message, command.expected());
            apply(new MessageEdited(
                    message.id(), message.neighborhood(), command.body().value()));
        }
        return Change.at(message.version());
    }

    @CommandHandler
    Change handle(RetractMessage command, Members members) {
        MessageState message = state();
        MessageRules.onlyMembersReach(message, command.author(), members);
        MessageRules.onlyItsAuthorRewrites(message, command.author());
        if (!(message.closedBy() instanceof MessageRetracted)) {
            MessageRules.whatIsClosedStaysAsItIs(message);
            MessageRules.noTextIsOverwrittenUnseen(message, command.expected());
            apply(new MessageRetracted(message.id(), message.neighborhood()));
        }
        return Change.at(message.version());
    }

    @CommandHandler
    Change handle(RemoveMessage command, Members members) {
        MessageState message = state();
        MessageRules.onlyMembersReach(message, command.moderator(), members);
        MessageRules.onlyModeratorsRemove(message, command.moderator(), members);
        MessageRemoved removal = new MessageRemoved(
                message.id(),
                message.neighborhood(),
                command.moderator(),
                command.reason().value(),
                command.key());
        boolean repeated = MessageRules.aKeyStandsForOneRemoval(message, removal);
        if (!repeated) {
            MessageRules.whatIsClosedStaysAsItIs(message);
            apply(removal);
        }
        return new Change(message.version(), repeated);
    }

    @CommandHandler
    Change handle(AddReaction command, Members members) {
        MessageState message = state();
        MessageRules.onlyMembersReach(message, command.resident(), members);
        boolean isNew = !message.reactions().has(command.emoji().value(), command.resident());
        if (isNew) {
            MessageRules.whatIsClosedStaysAsItIs(message);
            MessageRules.differentReactionsStayFew(message, command.emoji());
            apply(new ReactionAdded(
                    message.id(), message.neighborhood(), command.emoji().value(), command.resident()));
        }
        return Change.put(message.version(), isNew);
    }

    @CommandHandler
    Change handle(WithdrawReaction command, Members members) {
        MessageState message = state();
        MessageRules.onlyMembersReach(message, command.resident(), members);
        if (message.reactions().has(command.emoji().value(), command.resident())) {
            MessageRules.whatIsClosedStaysAsItIs(message);
            apply(new ReactionWithdrawn(
                    message.id(), message.neighborhood(), command.emoji().value(), command.resident()));
        }
        return Change.at(message.version());
    }

    @EventSourcingHandler
    void on(MessageEvent event, @SequenceNumber long version) {
        if (event instanceof MessageSent sent) {
            id = sent.messageId();
            state = new MessageState(sent, version);
        } else {
            state().follow(event, version);
        }
    }

    @EventSourcingHandler
    void on(MessageSnapshot snapshot, @SequenceNumber long version) {
        id = snapshot.messageId();
        state = new MessageState(snapshot, version);
    }

    /** Returns what stands for everything that has happened to it. */
    MessageSnapshot snapshot() {
        return state().snapshot();
    }

    private MessageState state() {
        return Objects.requireNonNull(state, "the stream of a message begins with its sending");
    }
}
