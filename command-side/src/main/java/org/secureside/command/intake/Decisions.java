package org.secureside.command.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.secureside.api.intake.DecideOnIntake;
import org.secureside.api.intake.IntakeDecisionId;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.Creations;
import org.secureside.web.security.Caller;
import org.springframework.stereotype.Component;

/** Records what admins decide about acknowledged messages, before it is done. */
@Component
class Decisions {

    private final Creations creations;
    private final CommandMetadata metadata;

    Decisions(Creations creations, CommandMetadata metadata) {
        this.creations = creations;
        this.metadata = metadata;
    }

    /** Returns when it is recorded, or was before: the same decision about the same row is recorded once. */
    void record(
            DecideOnIntake.Verdict verdict,
            Undecided message,
            String reason,
            Caller caller,
            HttpServletRequest request) {
        DecideOnIntake command = new DecideOnIntake(
                IntakeDecisionId.of(List.of(
                        caller.id().value(),
                        verdict.name(),
                        message.node(),
                        message.message().toString(),
                        message.journaledAt().toString(),
                        message.trouble(),
                        reason)),
                verdict,
                message.message(),
                message.neighborhood(),
                message.node(),
                message.journaledAt(),
                message.trouble(),
                reason,
                caller.id());
        creations.create(
                command,
                metadata.of(caller, request, null),
                command.decisionId().value(),
                List.of(IntakeDecision.recordedFor(command)));
    }
}
