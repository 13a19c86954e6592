package org.secureside.query.asof;

import java.time.Duration;
import java.time.Instant;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.history.HistoryProgress;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Where the log ended at an instant. */
@Component
public class PastLog {

    /** How long the history may take to have what was recorded up to the question. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HistoryEvents history;
    private final HistoryProgress progress;

    PastLog(HistoryEvents history, HistoryProgress progress) {
        this.history = history;
        this.progress = progress;
    }

    /**
     * Returns the position of the last event that counts at an instant. A history that is behind the log is waited for,
     * unless it has come past the instant: what it lacks may have been recorded before.
     *
     * @throws ProblemException if it stays behind
     */
    public long endAt(Instant instant) {
        if (!history.hasLaterThan(instant) && !progress.catchUp(PATIENCE) && !history.hasLaterThan(instant)) {
            throw new ProblemException(
                    ProblemType.TOO_FAR_BEHIND,
                    "The history of this node does not have all that was recorded up to " + instant
                            + ". Ask again: another node may have it.");
        }
        return history.lastAt(instant);
    }
}
