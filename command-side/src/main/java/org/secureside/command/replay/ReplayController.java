package org.secureside.command.replay;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.secureside.api.replay.CancelReplay;
import org.secureside.api.replay.PauseReplay;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.RequestReplay;
import org.secureside.api.replay.ResumeReplay;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Changes;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the orders of admins to have projections made again. */
@RestController
class ReplayController {

    private final Creations creations;
    private final Changes changes;
    private final CommandMetadata metadata;
    private final KnownNodes nodes;
    private final Log log;
    private final Rebuilds rebuilds;
    private final Estimates estimates;
    private final Clock clock = Clock.systemUTC();

    ReplayController(
            Creations creations,
            Changes changes,
            CommandMetadata metadata,
            KnownNodes nodes,
            Log log,
            Rebuilds rebuilds,
            Estimates estimates) {
        this.creations = creations;
        this.changes = changes;
        this.metadata = metadata;
        this.nodes = nodes;
        this.log = log;
        this.rebuilds = rebuilds;
        this.estimates = estimates;
    }

    /** A dry run is refused for whatever the request would be refused for, and records nothing. */
    @AdminsMay
    @PostMapping("/api/replays")
    ResponseEntity<?> request(@RequestBody ReplayRequests.Wish wish, Caller caller, HttpServletRequest request) {
        wish.check(KeyHeader.check(request), nodes, log, clock.instant());
        ReplayId id = ReplayId.of(caller.id(), KeyHeader.of(request));
        ReplayPlan plan = wish.plan(nodes);
        return rebuilds.unlessOneRuns(
                id, plan, () -> wish.isDryRun() ? dryRun(plan) : take(wish.because(), id, plan, caller, request));
    }

    private ResponseEntity<?> dryRun(ReplayPlan plan) {
        return ResponseEntity.ok(ReplayRequests.DryRun.of(plan, estimates.of(plan)));
    }

    private ResponseEntity<?> take(
            ReplayReason reason, ReplayId id, ReplayPlan plan, Caller caller, HttpServletRequest request) {
        RequestReplay command = new RequestReplay(id, plan, reason, caller.id());
        Change requested = creations.create(
                command, metadata.of(caller, request, null), id.value(), List.of(Replay.requestedBy(command)));
        return TaggedAnswers.created(URI.create("/api/replays/" + id), id.value(), requested)
                .body(new ReplayRequests.Requested(id, plan));
    }

    @AdminsMay
    @PostMapping("/api/replays/{replay}/pause")
    ResponseEntity<Void> pause(
            @PathVariable UUID replay,
            @RequestBody ReplayRequests.Because wish,
            Caller caller,
            HttpServletRequest request) {
        return change(replay, new PauseReplay(new ReplayId(replay), wish.checked(), caller.id()), caller, request);
    }

    @AdminsMay
    @PostMapping("/api/replays/{replay}/resume")
    ResponseEntity<Void> resume(
            @PathVariable UUID replay,
            @RequestBody ReplayRequests.Because wish,
            Caller caller,
            HttpServletRequest request) {
        return change(replay, new ResumeReplay(new ReplayId(replay), wish.checked(), caller.id()), caller, request);
    }

    @AdminsMay
    @PostMapping("/api/replays/{replay}/cancel")
    ResponseEntity<Void> cancel(
            @PathVariable UUID replay,
            @RequestBody ReplayRequests.Because wish,
            Caller caller,
            HttpServletRequest request) {
        return change(replay, new CancelReplay(new ReplayId(replay), wish.checked(), caller.id()), caller, request);
    }

    private ResponseEntity<Void> change(UUID replay, Object command, Caller caller, HttpServletRequest request) {
        return TaggedAnswers.noContent(replay, changes.make(command, caller, request));
    }
}
