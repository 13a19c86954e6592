package org.secureside.command.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.ledger.LedgerAnswer;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.ledger.LedgerQuestion;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells auditors what the event store holds of given messages. */
@RestController
class LedgerController {

    private final EventStore events;
    private final String node;

    LedgerController(EventStore events, SecureSideProperties properties) {
        this.events = events;
        this.node = properties.node().name();
    }

    @AuditorsMay
    @PostMapping("/api/ledger")
    LedgerAnswer answer(@RequestBody LedgerQuestion question) {
        new FieldCheck().field("messageIds", question.problem()).done();
        List<LedgerEntry> entries = question.messageIds().stream()
                .distinct()
                .flatMap(this::entriesOf)
                .toList();
        return new LedgerAnswer(node + ": event store", entries);
    }

    /** A message as it is after all that happened to it, once for each time its stream has it sent. */
    private Stream<LedgerEntry> entriesOf(MessageId message) {
        List<LedgerEntry> copies = new ArrayList<>();
        events.readEvents(message.toString()).asStream().forEach(event -> {
            if (event.getPayload() instanceof MessageSent sent) {
                copies.add(new LedgerEntry(message, event.getSequenceNumber(), Fingerprint.of(sent.body())));
            } else if (!copies.isEmpty()) {
                copies.set(copies.size() - 1, follow(copies.getLast(), event));
            }
        });
        return copies.stream();
    }

    private static LedgerEntry follow(LedgerEntry copy, DomainEventMessage<?> event) {
        String fingerprint =
                event.getPayload() instanceof MessageEdited edited ? Fingerprint.of(edited.body()) : copy.bodySha256();
        return new LedgerEntry(copy.messageId(), event.getSequenceNumber(), fingerprint);
    }
}
