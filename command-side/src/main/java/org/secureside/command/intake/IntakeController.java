package org.secureside.command.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;
import org.secureside.api.intake.DecideOnIntake;
import org.secureside.api.message.MessageId;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what waits to be recorded, and lets them have it tried at once, give it up, or dismiss what was refused. */
@RestController
class IntakeController {

    private static final int LONGEST_REASON = 500;

    private final AdminsDesk desk;
    private final Decisions decisions;

    IntakeController(AdminsDesk desk, Decisions decisions) {
        this.desk = desk;
        this.decisions = decisions;
    }

    @AdminsMay
    @GetMapping("/api/intake")
    IntakeReport report() {
        return desk.report();
    }

    /** Needs no key: to try once more than needed does no harm. */
    @AdminsMay
    @PostMapping("/api/intake/drains")
    ResponseEntity<IntakeReport> drain() {
        desk.drain();
        return ResponseEntity.accepted().body(desk.report());
    }

    /**
     * A message that is not to hold up its neighborhood any longer, or not to be kept any longer.
     *
     * @param messageId the message
     * @param reason why
     */
    record Decided(@Nullable MessageId messageId, @Nullable String reason) {

        void check() {
            new FieldCheck()
                    .field(
                            "messageId",
                            messageId == null ? Optional.of("must be the id of a message") : Optional.empty())
                    .field("reason", StorableText.problemWith(reason, LONGEST_REASON))
                    .done();
        }
    }

    /** Safe to repeat, so it needs no key. */
    @AdminsMay
    @PostMapping("/api/intake/refusals")
    ResponseEntity<IntakeReport> giveUp(@RequestBody Decided decided, Caller caller, HttpServletRequest request) {
        decided.check();
        Undecided message = desk.stuck(Objects.requireNonNull(decided.messageId()));
        String reason = Objects.requireNonNull(decided.reason());
        decisions.record(DecideOnIntake.Verdict.GIVE_UP, message, reason, caller, request);
        desk.giveUp(message.message(), reason);
        return ResponseEntity.accepted().body(desk.report());
    }

    /** Safe to repeat, so it needs no key. */
    @AdminsMay
    @PostMapping("/api/intake/dismissals")
    ResponseEntity<IntakeReport> dismiss(@RequestBody Decided decided, Caller caller, HttpServletRequest request) {
        decided.check();
        Undecided message = desk.refused(Objects.requireNonNull(decided.messageId()));
        String reason = Objects.requireNonNull(decided.reason());
        decisions.record(DecideOnIntake.Verdict.DISMISS, message, reason, caller, request);
        desk.dismiss(message.message());
        return ResponseEntity.ok().body(desk.report());
    }
}
