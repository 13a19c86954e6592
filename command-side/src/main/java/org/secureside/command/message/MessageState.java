package org.secureside.command.message;

import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.neighborhood.NeighborhoodId;

/** What a message is after all that happened to it, as far as decisions need to know. */
final class MessageState {

    private final MessageId id;
    private final NeighborhoodId neighborhood;
    private final ResidentId author;
    private final Reactions reactions;
    private String body;
    private long version;
    private long textVersion;
    private @Nullable MessageEvent closedBy;

    MessageState(MessageSent event, long version) {
        this.id = event.messageId();
        this.neighborhood = event.neighborhoodId();
        this.author = event.author();
        this.reactions = new Reactions();
        this.body = event.body();
        this.version = version;
        this.textVersion = version;
    }

    MessageState(MessageSnapshot snapshot, long version) {
        this.id = snapshot.messageId();
        this.neighborhood = snapshot.neighborhoodId();
        this.author = snapshot.author();
        this.reactions = new Reactions(snapshot.reactions());
        this.body = snapshot.body();
        this.version = version;
        this.textVersion = snapshot.textVersion();
        this.closedBy = snapshot.retracted() ? new MessageRetracted(id, neighborhood) : snapshot.removed();
    }

    /** Returns what another one can be made of that decides in the same way. */
    MessageSnapshot snapshot() {
        return new MessageSnapshot(
                id,
                neighborhood,
                author,
                body,
                textVersion,
                reactions.byEmoji(),
                closedBy instanceof MessageRetracted,
                closedBy instanceof MessageRemoved removed ? removed : null);
    }

    /** Takes in what happened next. */
    void follow(MessageEvent event, long number) {
        version = number;
        switch (event) {
            case MessageSent sent -> throw new IllegalStateException("a message is sent once: " + sent.messageId());
            case MessageEdited edited -> {
                body = edited.body();
                textVersion = number;
            }
            case MessageRetracted retracted -> closedBy = retracted;
            case MessageRemoved removed -> closedBy = removed;
            case ReactionAdded added -> reactions.add(added.emoji(), added.resident());
            case ReactionWithdrawn withdrawn -> reactions.withdraw(withdrawn.emoji(), withdrawn.resident());
        }
    }

    MessageId id() {
        return id;
    }

    NeighborhoodId neighborhood() {
        return neighborhood;
    }

    ResidentId author() {
        return author;
    }

    String body() {
        return body;
    }

    Reactions reactions() {
        return reactions;
    }

    /** Returns the number of the newest event. */
    long version() {
        return version;
    }

    /** Returns the number of the event that the text came with. Reactions do not change it. */
    long textVersion() {
        return textVersion;
    }

    /** Returns what took the message out of sight, if anything did. */
    @Nullable MessageEvent closedBy() {
        return closedBy;
    }
}
