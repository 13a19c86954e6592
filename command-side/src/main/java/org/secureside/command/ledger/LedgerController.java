package org.secureside.command.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.ledger.LedgerAnswer;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.ledger.LedgerQuestion;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.web.problem.FieldCheck;
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

    @PostMapping("/api/ledger")
    LedgerAnswer answer(@RequestBody LedgerQuestion question) {
        new FieldCheck().field("messageIds", question.problem()).done();
        List<LedgerEntry> entries = question.messageIds().stream()
                .distinct()
                .flatMap(this::entriesOf)
                .toList();
        return new LedgerAnswer(node + ": event store", entries);
    }

    private Stream<LedgerEntry> entriesOf(MessageId message) {
        return events.readEvents(message.toString()).asStream().flatMap(event -> entryOf(message, event));
    }

    private static Stream<LedgerEntry> entryOf(MessageId message, DomainEventMessage<?> event) {
        return event.getPayload() instanceof MessageSent sent
                ? Stream.of(new LedgerEntry(message, event.getSequenceNumber(), Fingerprint.of(sent.body())))
                : Stream.empty();
    }
}
