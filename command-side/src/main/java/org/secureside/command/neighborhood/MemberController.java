package org.secureside.command.neighborhood;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.ChangeMemberRole;
import org.secureside.api.neighborhood.DismissMember;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Changes;
import org.secureside.command.dispatch.IfMatch;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.command.membership.MembershipNotes;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Admits residents to neighborhoods and lets them go. What was decided is noted on this node before it is acknowledged,
 * also where nothing changed: the acknowledgement that a repeated request asks for holds as much as the first.
 */
@RestController
class MemberController {

    private static final String PATH = "/api/neighborhoods/{neighborhood}/members/{resident}";

    private final Changes changes;
    private final MembershipNotes notes;

    MemberController(Changes changes, MembershipNotes notes) {
        this.changes = changes;
        this.notes = notes;
    }

    @ResidentsMay
    @PutMapping(PATH)
    ResponseEntity<Void> admit(
            @PathVariable UUID neighborhood,
            @PathVariable String resident,
            @RequestBody NeighborhoodRequests.InRole wish,
            Caller caller,
            HttpServletRequest request) {
        wish.check(checkOf(resident));
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        ResidentId member = new ResidentId(resident);
        MemberRole role = Objects.requireNonNull(wish.role());
        Change change = changes.make(new AdmitMember(id, member, role, caller.id()), caller, request);
        notes.note(id, member, role, change.version());
        return TaggedAnswers.put(
                UriComponentsBuilder.fromPath(PATH).build(neighborhood, resident), neighborhood, change);
    }

    @ResidentsMay
    @PatchMapping(PATH)
    ResponseEntity<Void> changeRole(
            @PathVariable UUID neighborhood,
            @PathVariable String resident,
            @RequestBody NeighborhoodRequests.InRole wish,
            IfMatch condition,
            Caller caller,
            HttpServletRequest request) {
        wish.check(checkOf(resident));
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        ResidentId member = new ResidentId(resident);
        MemberRole role = Objects.requireNonNull(wish.role());
        ChangeMemberRole command =
                new ChangeMemberRole(id, member, role, caller.id(), condition.versionOrAnyOf(neighborhood));
        return noted(id, member, role, changes.make(command, caller, request));
    }

    @ResidentsMay
    @DeleteMapping(PATH)
    ResponseEntity<Void> dismiss(
            @PathVariable UUID neighborhood,
            @PathVariable String resident,
            IfMatch condition,
            Caller caller,
            HttpServletRequest request) {
        checkOf(resident).done();
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        ResidentId member = new ResidentId(resident);
        DismissMember command = new DismissMember(id, member, caller.id(), condition.versionOrAnyOf(neighborhood));
        return caller.id().equals(member)
                ? leave(command, caller, request)
                : noted(id, member, null, changes.make(command, caller, request));
    }

    /** Whoever left belongs no more to what was there, and is told no more of it: not even whether it is there. */
    private ResponseEntity<Void> leave(DismissMember command, Caller caller, HttpServletRequest request) {
        try {
            Change change = changes.make(command, caller, request);
            noted(command.neighborhoodId(), command.resident(), null, change);
        } catch (AggregateNotFoundException nothingToLeave) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Void> noted(
            NeighborhoodId neighborhood, ResidentId resident, @Nullable MemberRole role, Change change) {
        notes.note(neighborhood, resident, role, change.version());
        return TaggedAnswers.noContent(neighborhood.value(), change);
    }

    private static FieldCheck checkOf(String resident) {
        return new FieldCheck().field("resident", ResidentId.problemWith(resident));
    }
}
