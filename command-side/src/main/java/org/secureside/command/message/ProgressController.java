package org.secureside.command.message;

import java.util.Optional;
import java.util.UUID;
import org.secureside.api.message.DeliveryState;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageProgress;
import org.secureside.command.intake.KeptMessages.Kept;
import org.secureside.command.membership.Members;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far a message has come that is not visible yet. */
@RestController
class ProgressController {

    private final PromisedMessages promised;
    private final SentMessages sent;
    private final Members members;

    ProgressController(PromisedMessages promised, SentMessages sent, Members members) {
        this.promised = promised;
        this.sent = sent;
        this.members = members;
    }

    @ResidentsMay
    @GetMapping("/api/messages/{message}/state")
    MessageProgress progress(@PathVariable UUID message, Caller caller) {
        MessageId id = new MessageId(message);
        Optional<Kept> held = promised.find(id, caller);
        // What waits is told without the event store, which it waits for.
        return held.filter(found -> found.refusal() == null)
                .map(found -> new MessageProgress(id, DeliveryState.JOURNALED, found.journaledAt(), null))
                .or(() -> recorded(id, caller))
                .or(() -> held.map(
                        found -> new MessageProgress(id, DeliveryState.REFUSED, found.journaledAt(), found.refusal())))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no message with the id " + message + " that you may read."));
    }

    private Optional<MessageProgress> recorded(MessageId id, Caller caller) {
        return sent.find(id)
                .filter(message ->
                        members.roleOf(caller.id(), message.neighborhoodId()).isPresent())
                .map(message -> new MessageProgress(id, DeliveryState.RECORDED, message.recordedAt(), null));
    }
}
