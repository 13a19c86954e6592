package org.secureside.command.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.ledger.LedgerAnswer;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.ledger.LedgerQuestion;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.web.looks.Looks;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.secureside.web.security.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells auditors what the event store holds of given messages. */
@RestController
class LedgerController {

    private final EventStore events;
    private final Looks looks;
    private final String node;

    LedgerController(EventStore events, Looks looks, SecureSideProperties properties) {
        this.events = events;
        this.looks = looks;
        this.node = properties.node().name();
    }

    @AuditorsMay
    @PostMapping("/api/ledger")
    LedgerAnswer answer(@RequestBody LedgerQuestion question, Caller caller, HttpServletRequest request) {
        new FieldCheck().field("messageIds", question.problem()).done();
        looks.record(caller, request, question.messageIds());
        List<LedgerEntry> entries = question.messageIds().stream()
                .distinct()
                .flatMap(this::entriesOf)
                .toList();
        return new LedgerAnswer(node + ": event store", entries);
    }

    /** Every text that a message ever had, with the version that it came with; 0 each time its stream has it sent. */
    private Stream<LedgerEntry> entriesOf(MessageId message) {
        List<LedgerEntry> texts = new ArrayList<>();
        events.readEvents(message.toString(), 0).asStream().forEach(event -> {
            if (event.getPayload() instanceof MessageSent sent) {
                texts.add(
                        new LedgerEntry(message, sent.neighborhoodId(), sent.author(), 0, Fingerprint.of(sent.body())));
            } else if (event.getPayload() instanceof MessageEdited edited && !texts.isEmpty()) {
                texts.add(new LedgerEntry(
                        message,
                        edited.neighborhoodId(),
                        texts.getLast().author(),
                        event.getSequenceNumber(),
                        Fingerprint.of(edited.body())));
            }
        });
        return texts.stream();
    }
}
