package org.secureside.command.message;

import org.secureside.api.ResidentId;
import org.secureside.api.message.AddReaction;
import org.secureside.api.message.MessageId;
import org.secureside.command.dispatch.Refusal;

/** Why a message is not changed. */
abstract sealed class MessageRefusal extends Refusal {

    private MessageRefusal(String detail) {
        super(detail);
    }

    /** To those who are no members, a message is not there. */
    static final class NotThere extends MessageRefusal {
        NotThere(MessageId message) {
            super("There is no message with the id %s that you may change: check the id".formatted(message));
        }
    }

    /** Somebody else wrote it. */
    static final class NotTheAuthor extends MessageRefusal {
        NotTheAuthor(ResidentId resident) {
            super("%s did not write this message: only its author edits or retracts it".formatted(resident));
        }
    }

    /** Only moderators remove messages. */
    static final class NotAModerator extends MessageRefusal {
        NotAModerator(ResidentId resident) {
            super("%s does not moderate the neighborhood of this message: ask one of its moderators to remove it"
                    .formatted(resident));
        }
    }

    /** It was retracted or removed. */
    static final class Closed extends MessageRefusal {
        Closed() {
            super("The message was retracted or removed and changes no more: send a new one");
        }
    }

    /** Its text is newer than the one that the change was meant for. */
    static final class Stale extends MessageRefusal {

        private final long version;

        Stale(long version) {
            super("The text has changed since the version in If-Match: read the message again, and decide again");
            this.version = version;
        }

        /** Returns the newest version. */
        long version() {
            return version;
        }
    }

    /** It has as many different reactions as a message can have. */
    static final class TooManyReactions extends MessageRefusal {
        TooManyReactions() {
            super("The message has %d different reactions, and no room for another: use one of those"
                    .formatted(AddReaction.MAX_DIFFERENT));
        }
    }

    /** The key of the request was used to remove it for another reason. */
    static final class KeyReused extends MessageRefusal {
        KeyReused() {
            super("This Idempotency-Key was used before with another reason: repeat a request with exactly the content"
                    + " it had");
        }
    }
}
