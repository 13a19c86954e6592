package org.secureside.command.neighborhood;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodName;
import org.secureside.api.neighborhood.OpenNeighborhood;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Founds neighborhoods, and admits residents to them. */
@RestController
class NeighborhoodController {

    private final Creations creations;
    private final CommandGateway commands;
    private final CommandMetadata metadata;

    NeighborhoodController(Creations creations, CommandGateway commands, CommandMetadata metadata) {
        this.creations = creations;
        this.commands = commands;
        this.metadata = metadata;
    }

    @PostMapping("/api/neighborhoods")
    ResponseEntity<NeighborhoodRequests.Opened> open(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NeighborhoodRequests.Open wish,
            Caller caller,
            HttpServletRequest request) {
        KeyHeader.check(key)
                .field("name", NeighborhoodName.problemWith(wish.name()))
                .done();
        OpenNeighborhood command = new OpenNeighborhood(
                NeighborhoodId.of(caller.id(), new IdempotencyKey(Objects.requireNonNull(key))),
                new NeighborhoodName(Objects.requireNonNull(wish.name())),
                caller.id());
        Creations.Outcome outcome = creations.create(
                command,
                metadata.of(caller, request, null),
                command.neighborhoodId().toString(),
                Neighborhood.openedBy(command));
        return outcome.answerAt(URI.create("/api/neighborhoods/" + command.neighborhoodId()))
                .body(new NeighborhoodRequests.Opened(
                        command.neighborhoodId(), command.name().value()));
    }

    @PutMapping("/api/neighborhoods/{neighborhood}/members/{resident}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void admit(
            @PathVariable UUID neighborhood,
            @PathVariable String resident,
            @RequestBody NeighborhoodRequests.Admit wish,
            Caller caller,
            HttpServletRequest request) {
        new FieldCheck()
                .field("resident", ResidentId.problemWith(resident))
                .field("role", wish.role() == null ? Optional.of("must be RESIDENT or MODERATOR") : Optional.empty())
                .done();
        commands.sendAndWait(new GenericCommandMessage<>(
                new AdmitMember(
                        new NeighborhoodId(neighborhood),
                        new ResidentId(resident),
                        Objects.requireNonNull(wish.role()),
                        caller.id()),
                metadata.of(caller, request, null)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(NotAModeratorException e) {
        return ProblemAnswers.of(ProblemType.NOT_A_MODERATOR, String.valueOf(e.getMessage()));
    }
}
