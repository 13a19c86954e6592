package org.secureside.command.replay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;
import org.secureside.api.replay.DeadLetterOrderId;
import org.secureside.api.replay.OrderDeadLetters;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayScope;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the orders of admins concerning events that a projection could not apply, and parked. */
@RestController
class DeadLetterController {

    /**
     * Do something with the parked events of a stream.
     *
     * @param nodes which nodes, or none for all
     * @param reason why
     */
    record Wish(
            @Nullable List<@Nullable String> nodes,
            @Nullable String reason) {

        void check(FieldCheck fields, String projection, String sequence, KnownNodes known) {
            fields.field("projection", ProjectionName.problemWith(projection))
                    .field("sequence", StorableText.problemWith(sequence, ReplayScope.MAX_STREAM))
                    .field("nodes", known.problemWith(nodes))
                    .field("reason", ReplayReason.problemWith(reason))
                    .done();
        }

        @SuppressWarnings("NullAway") // checked before: no node is null
        List<String> nodes(KnownNodes known) {
            return known.namedOrAll(nodes);
        }
    }

    private final Creations creations;
    private final CommandMetadata metadata;
    private final KnownNodes nodes;

    DeadLetterController(Creations creations, CommandMetadata metadata, KnownNodes nodes) {
        this.creations = creations;
        this.metadata = metadata;
        this.nodes = nodes;
    }

    @AdminsMay
    @PostMapping("/api/dead-letters/{projection}/{sequence}/retry")
    ResponseEntity<Void> retry(
            @PathVariable String projection,
            @PathVariable String sequence,
            @RequestBody Wish wish,
            Caller caller,
            HttpServletRequest request) {
        return order(OrderDeadLetters.Action.RETRY, projection, sequence, wish, caller, request);
    }

    @AdminsMay
    @PostMapping("/api/dead-letters/{projection}/{sequence}/discard")
    ResponseEntity<Void> discard(
            @PathVariable String projection,
            @PathVariable String sequence,
            @RequestBody Wish wish,
            Caller caller,
            HttpServletRequest request) {
        return order(OrderDeadLetters.Action.DISCARD, projection, sequence, wish, caller, request);
    }

    private ResponseEntity<Void> order(
            OrderDeadLetters.Action action,
            String projection,
            String sequence,
            Wish wish,
            Caller caller,
            HttpServletRequest request) {
        wish.check(KeyHeader.check(request), projection, sequence, nodes);
        DeadLetterOrderId id = DeadLetterOrderId.of(caller.id(), KeyHeader.of(request));
        OrderDeadLetters command = new OrderDeadLetters(
                id,
                action,
                new ProjectionName(projection),
                sequence,
                wish.nodes(nodes),
                new ReplayReason(Objects.requireNonNull(wish.reason())),
                caller.id());
        Change ordered = creations.create(
                command, metadata.of(caller, request, null), id.value(), List.of(DeadLetterOrder.recordedFor(command)));
        return TaggedAnswers.noContent(id.value(), ordered);
    }
}
