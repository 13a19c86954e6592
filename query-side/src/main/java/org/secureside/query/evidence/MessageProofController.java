package org.secureside.query.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.MessageProof;
import org.secureside.api.message.MessageId;
import org.secureside.query.history.HistoryProgress;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.AuditorsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives auditors the proofs that what happened to a message is in the log. */
@RestController
class MessageProofController {

    /** The most events of a message at once. */
    static final int MOST = 200;

    /** How long the history may take to have what was recorded up to the question. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Event stores count from 0 or from 1. */
    private static final long BEFORE_ALL = -1;

    private final Evidence evidence;
    private final Witnesses witnesses;
    private final HistoryProgress progress;

    MessageProofController(Evidence evidence, Witnesses witnesses, HistoryProgress progress) {
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.progress = progress;
    }

    @AuditorsMay
    @GetMapping("/api/history/messages/{message}/proofs")
    MessageProof proofs(
            @PathVariable UUID message,
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(required = false) @Nullable Long after) {
        long newest = newestOf(message);
        Witnessed witnessed = size == null ? witnesses.upTo(null, newest) : evidence.witnessed();
        long of = size == null ? witnessed.size() : size;
        new FieldCheck()
                .field("size", EvidenceController.sizeProblem(of, 1, witnessed))
                .done();
        long last = witnessed.firstPosition() + of - 1;
        List<EventLeaf> events = evidence.ofMessage(message, after == null ? BEFORE_ALL : after, last, MOST + 1);
        if (events.isEmpty()) {
            new FieldCheck()
                    .field(after == null ? "size" : "after", Optional.of(nothingThere(message, witnessed, after)))
                    .done();
        }
        boolean more = events.size() > MOST;
        List<EventLeaf> shown = more ? events.subList(0, MOST) : events;
        return new MessageProof(
                new MessageId(message),
                of,
                evidence.tree().head(of).hash(),
                shown.stream()
                        .map(event -> evidence.proof(event, witnessed, of))
                        .toList(),
                more ? shown.getLast().position() : null);
    }

    /** Returns the position of the newest event of a message. A history that is behind the log is waited for. */
    private long newestOf(UUID message) {
        boolean complete = progress.catchUp(PATIENCE);
        return evidence.newestOfMessage(message)
                .orElseThrow(() -> complete
                        ? new ProblemException(
                                ProblemType.NOT_FOUND,
                                "There is no message with the id " + message + " in the history of this node.")
                        : new ProblemException(
                                ProblemType.TOO_FAR_BEHIND,
                                "The history of this node does not have all that was recorded up to now, and no message"
                                        + " with this id. Ask again: another node may have it."));
    }

    private String nothingThere(UUID message, Witnessed witnessed, @Nullable Long after) {
        if (after != null) {
            return "must be what the page before said in next: the log of that size has no event of the message after it";
        }
        long first = evidence.ofMessage(message, BEFORE_ALL, Long.MAX_VALUE, 1)
                .getFirst()
                .position();
        return "must be at least %d, for the first event of the message is at position %d"
                .formatted(first - witnessed.firstPosition() + 1, first);
    }
}
