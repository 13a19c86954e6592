package org.secureside.command.readmarker;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.readmarker.MarkRead;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Changes;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.command.message.PromisedMessages;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes note of how far residents have read. */
@RestController
class ReadMarkerController {

    private static final String PATH = "/api/neighborhoods/{neighborhood}/read-marker";

    /**
     * How far the caller has read.
     *
     * @param messageId the newest message read
     */
    record Read(@Nullable MessageId messageId) {

        void check() {
            new FieldCheck()
                    .field(
                            "messageId",
                            messageId == null ? Optional.of("must be the id of a message") : Optional.empty())
                    .done();
        }
    }

    private final Changes changes;
    private final PromisedMessages promised;

    ReadMarkerController(Changes changes, PromisedMessages promised) {
        this.changes = changes;
        this.promised = promised;
    }

    @ResidentsMay
    @PutMapping(PATH)
    ResponseEntity<Void> mark(
            @PathVariable UUID neighborhood, @RequestBody Read read, Caller caller, HttpServletRequest request) {
        read.check();
        MarkRead command =
                new MarkRead(new NeighborhoodId(neighborhood), caller.id(), Objects.requireNonNull(read.messageId()));
        return TaggedAnswers.put(
                UriComponentsBuilder.fromPath(PATH).build(neighborhood),
                command.markerId().value(),
                promised.withRecorded(command.messageId(), caller, () -> moved(command, caller, request)));
    }

    private Change moved(MarkRead command, Caller caller, HttpServletRequest request) {
        try {
            return changes.make(command, caller, request);
        } catch (AggregateStreamCreationException createdByAnother) {
            return changes.make(command, caller, request); // of the same resident, on another device; now it is there
        }
    }
}
