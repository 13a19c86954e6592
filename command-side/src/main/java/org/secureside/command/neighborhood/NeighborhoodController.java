package org.secureside.command.neighborhood;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodName;
import org.secureside.api.neighborhood.OpenNeighborhood;
import org.secureside.api.neighborhood.RenameNeighborhood;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Changes;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.dispatch.IfMatch;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Founds and names neighborhoods. */
@RestController
class NeighborhoodController {

    private final Creations creations;
    private final Changes changes;
    private final CommandMetadata metadata;

    NeighborhoodController(Creations creations, Changes changes, CommandMetadata metadata) {
        this.creations = creations;
        this.changes = changes;
        this.metadata = metadata;
    }

    @ResidentsMay
    @PostMapping("/api/neighborhoods")
    ResponseEntity<NeighborhoodRequests.Opened> open(
            @RequestBody NeighborhoodRequests.Named wish, Caller caller, HttpServletRequest request) {
        wish.check(KeyHeader.check(request));
        OpenNeighborhood command = new OpenNeighborhood(
                NeighborhoodId.of(caller.id(), KeyHeader.of(request)),
                new NeighborhoodName(Objects.requireNonNull(wish.name())),
                caller.id());
        NeighborhoodId neighborhood = command.neighborhoodId();
        Change opened = creations.create(
                command, metadata.of(caller, request, null), neighborhood.value(), Neighborhood.openedBy(command));
        return TaggedAnswers.created(URI.create("/api/neighborhoods/" + neighborhood), neighborhood.value(), opened)
                .body(new NeighborhoodRequests.Opened(
                        neighborhood, command.name().value()));
    }

    @ResidentsMay
    @PatchMapping("/api/neighborhoods/{neighborhood}")
    ResponseEntity<Void> rename(
            @PathVariable UUID neighborhood,
            @RequestBody NeighborhoodRequests.Named wish,
            IfMatch condition,
            Caller caller,
            HttpServletRequest request) {
        wish.check(new FieldCheck());
        RenameNeighborhood command = new RenameNeighborhood(
                new NeighborhoodId(neighborhood),
                new NeighborhoodName(Objects.requireNonNull(wish.name())),
                caller.id(),
                condition.versionOrAnyOf(neighborhood));
        return TaggedAnswers.noContent(neighborhood, changes.make(command, caller, request));
    }
}
