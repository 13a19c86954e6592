package org.secureside.command.message;

import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.secureside.api.message.MessageId;
import org.secureside.command.intake.KeptMessages;
import org.secureside.command.intake.KeptMessages.Kept;
import org.secureside.command.membership.KnownMembers;
import org.secureside.web.security.Caller;
import org.springframework.stereotype.Component;

/** Which messages were acknowledged by this node and are not recorded, as far as it is a caller's business. */
@Component
public class PromisedMessages {

    private final KeptMessages kept;
    private final KnownMembers known;

    PromisedMessages(KeptMessages kept, KnownMembers known) {
        this.kept = kept;
        this.known = known;
    }

    /** Returns the message, for its author and for members of its neighborhood; one that was refused, for its author. */
    Optional<Kept> find(MessageId message, Caller caller) {
        return kept.find(message).filter(found -> isFor(caller, found));
    }

    private boolean isFor(Caller caller, Kept message) {
        return message.author().equals(caller.id())
                || (message.refusal() == null
                        && known.roleOf(caller.id(), message.neighborhoodId()).isPresent());
    }

    /**
     * Does what presupposes that a message is recorded.
     *
     * @throws NotRecordedYetException if it is not there, but on its way
     */
    public <T> T withRecorded(MessageId message, Caller caller, Supplier<T> work) {
        // Asked first: what is recorded meanwhile is let go, and would be found neither there nor here.
        boolean onItsWay =
                find(message, caller).filter(found -> found.refusal() == null).isPresent();
        try {
            return work.get();
        } catch (AggregateNotFoundException | UnknownMessageException notThere) {
            throw onItsWay ? new NotRecordedYetException(message) : notThere;
        }
    }
}
