package org.secureside.command.message;

import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;
import org.secureside.api.message.AddReaction;
import org.secureside.api.message.Emoji;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.command.membership.Members;
import org.secureside.command.membership.NotAMemberException;

/** What must hold for a message to be sent and changed. Each rule returns, or throws its refusal. */
final class MessageRules {

    private MessageRules() {}

    static void onlyMembersSend(SendMessage command, Members members) {
        if (members.roleOf(command.author(), command.neighborhoodId()).isEmpty()) {
            throw new NotAMemberException(command.author(), command.neighborhoodId());
        }
    }

    static void aReplyStaysInItsNeighborhood(SendMessage command, SentMessages messages) {
        if (command.inReplyTo() != null
                && messages.find(command.inReplyTo())
                        .filter(sent -> sent.neighborhoodId().equals(command.neighborhoodId()))
                        .isEmpty()) {
            throw new UnknownMessageException(command.inReplyTo(), command.neighborhoodId());
        }
    }

    static void onlyMembersReach(MessageState message, ResidentId resident, Members members) {
        if (members.roleOf(resident, message.neighborhood()).isEmpty()) {
            throw new MessageRefusal.NotThere(message.id());
        }
    }

    static void onlyItsAuthorRewrites(MessageState message, ResidentId resident) {
        if (!message.author().equals(resident)) {
            throw new MessageRefusal.NotTheAuthor(resident);
        }
    }

    static void onlyModeratorsRemove(MessageState message, ResidentId resident, Members members) {
        if (members.roleOf(resident, message.neighborhood()).orElse(null) != MemberRole.MODERATOR) {
            throw new MessageRefusal.NotAModerator(resident);
        }
    }

    static void whatIsClosedStaysAsItIs(MessageState message) {
        if (message.closedBy() != null) {
            throw new MessageRefusal.Closed();
        }
    }

    /** Reactions in the meantime do no harm: the text is what the author has seen and decided about. */
    static void noTextIsOverwrittenUnseen(MessageState message, ExpectedVersion expected) {
        boolean seen = switch (expected) {
            case ExpectedVersion.Any any -> true;
            case ExpectedVersion.OneOf(var versions) ->
                versions.stream().anyMatch(v -> v >= message.textVersion() && v <= message.version());
        };
        if (!seen) {
            throw new MessageRefusal.Stale(message.version());
        }
    }

    /** Returns whether the very same request removed the message before. */
    static boolean aKeyStandsForOneRemoval(MessageState message, MessageRemoved removal) {
        boolean sameRequest = message.closedBy() instanceof MessageRemoved before
                && before.removedBy().equals(removal.removedBy())
                && before.key().equals(removal.key());
        if (sameRequest && !removal.equals(message.closedBy())) {
            throw new MessageRefusal.KeyReused();
        }
        return sameRequest;
    }

    static void differentReactionsStayFew(MessageState message, Emoji emoji) {
        if (!message.reactions().has(emoji.value()) && message.reactions().different() >= AddReaction.MAX_DIFFERENT) {
            throw new MessageRefusal.TooManyReactions();
        }
    }
}
