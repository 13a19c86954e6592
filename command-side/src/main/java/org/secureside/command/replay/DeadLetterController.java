package org.secureside.command.replay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
     * Have the parked events of a stream applied again.
     *
     * @param nodes which nodes, or none for all
     * @param reason why
     */
    record Retry(
            @Nullable List<@Nullable String> nodes,
            @Nullable String reason) {}

    /**
     * Give parked events of a stream up.
     *
     * @param upTo the position of the last that the admin has seen
     * @param nodes which nodes, or none for all
     * @param reason why
     */
    record Discard(
            @Nullable Long upTo,
            @Nullable List<@Nullable String> nodes,
            @Nullable String reason) {

        /** What was parked a second ago nobody has looked at, and nobody gives up what they have not looked at. */
        Optional<String> problemWithTheBound(Log log) {
            if (upTo == null) {
                return Optional.of("must be the position of the last parked event that is to be given up:"
                        + " GET /api/dead-letters tells it");
            }
            long last = log.lastPosition();
            return upTo >= 0 && upTo <= last
                    ? Optional.empty()
                    : Optional.of("must be between 0 and %d, where the log of events ends now".formatted(last));
        }
    }

    private final Creations creations;
    private final CommandMetadata metadata;
    private final KnownNodes nodes;
    private final Log log;

    DeadLetterController(Creations creations, CommandMetadata metadata, KnownNodes nodes, Log log) {
        this.creations = creations;
        this.metadata = metadata;
        this.nodes = nodes;
        this.log = log;
    }

    @AdminsMay
    @PostMapping("/api/dead-letters/{projection}/{sequence}/retry")
    ResponseEntity<Void> retry(
            @PathVariable String projection,
            @PathVariable String sequence,
            @RequestBody Retry wish,
            Caller caller,
            HttpServletRequest request) {
        check(KeyHeader.check(request), projection, sequence)
                .field("nodes", nodes.problemWith(wish.nodes()))
                .field("reason", ReplayReason.problemWith(wish.reason()))
                .done();
        return order(
                new OrderDeadLetters(
                        DeadLetterOrderId.of(caller.id(), KeyHeader.of(request)),
                        OrderDeadLetters.Action.RETRY,
                        new ProjectionName(projection),
                        sequence,
                        null,
                        named(wish.nodes()),
                        new ReplayReason(Objects.requireNonNull(wish.reason())),
                        caller.id()),
                caller,
                request);
    }

    @AdminsMay
    @PostMapping("/api/dead-letters/{projection}/{sequence}/discard")
    ResponseEntity<Void> discard(
            @PathVariable String projection,
            @PathVariable String sequence,
            @RequestBody Discard wish,
            Caller caller,
            HttpServletRequest request) {
        check(KeyHeader.check(request), projection, sequence)
                .field("upTo", wish.problemWithTheBound(log))
                .field("nodes", nodes.problemWith(wish.nodes()))
                .field("reason", ReplayReason.problemWith(wish.reason()))
                .done();
        return order(
                new OrderDeadLetters(
                        DeadLetterOrderId.of(caller.id(), KeyHeader.of(request)),
                        OrderDeadLetters.Action.DISCARD,
                        new ProjectionName(projection),
                        sequence,
                        wish.upTo(),
                        named(wish.nodes()),
                        new ReplayReason(Objects.requireNonNull(wish.reason())),
                        caller.id()),
                caller,
                request);
    }

    private static FieldCheck check(FieldCheck fields, String projection, String sequence) {
        return fields.field("projection", ProjectionName.problemWith(projection))
                .field("sequence", StorableText.problemWith(sequence, ReplayScope.MAX_STREAM));
    }

    @SuppressWarnings("NullAway") // checked before: no node is null
    private List<String> named(@Nullable List<@Nullable String> wished) {
        return nodes.namedOrAll(wished);
    }

    private ResponseEntity<Void> order(OrderDeadLetters command, Caller caller, HttpServletRequest request) {
        UUID id = command.orderId().value();
        Change ordered = creations.create(
                command, metadata.of(caller, request, null), id, List.of(DeadLetterOrder.recordedFor(command)));
        return TaggedAnswers.noContent(id, ordered);
    }
}
