package org.secureside.command.intake;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;
import org.secureside.api.message.MessageId;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what waits to be recorded, and lets them have it tried at once, or give it up. */
@RestController
class IntakeController {

    private static final Logger log = LoggerFactory.getLogger(IntakeController.class);
    private static final int LONGEST_REASON = 500;

    private final AdminsDesk desk;

    IntakeController(AdminsDesk desk) {
        this.desk = desk;
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
     * A message that is not to hold up its neighborhood any longer.
     *
     * @param messageId the message
     * @param reason why it is not waited for
     */
    record GivenUp(@Nullable MessageId messageId, @Nullable String reason) {

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
    ResponseEntity<IntakeReport> giveUp(@RequestBody GivenUp message, Caller caller) {
        message.check();
        MessageId id = Objects.requireNonNull(message.messageId());
        log.warn("{} gives up the message {}", caller.id(), id);
        desk.giveUp(id, Objects.requireNonNull(message.reason()));
        return ResponseEntity.accepted().body(desk.report());
    }
}
