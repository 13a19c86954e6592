package org.secureside.query.evidence;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.HistoryProgress;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Knows how far this node has witnessed the log. What is asked for may be newer than what it has come to. */
@Component
public class Witnesses {

    /** Several times what it takes a node to witness what is in the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long PAUSE_NANOS = 20_000_000;

    private final Evidence evidence;
    private final HistoryProgress progress;

    Witnesses(Evidence evidence, HistoryProgress progress) {
        this.evidence = evidence;
        this.progress = progress;
    }

    /**
     * Returns what was witnessed. Positions that the log has are waited for; what is beyond its end is not.
     *
     * @throws ProblemException if that takes too long
     */
    public Witnessed upTo(@Nullable Long after, @Nullable Long upTo) {
        long last = Math.max(after == null ? Long.MIN_VALUE : after, upTo == null ? Long.MIN_VALUE : upTo);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Witnessed witnessed = evidence.witnessed();
        if (witnessed.lastPosition() >= last || !progress.isInLog(last)) {
            return witnessed;
        }
        while (witnessed.lastPosition() < last) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new ProblemException(
                        ProblemType.TOO_FAR_BEHIND,
                        "This node has not witnessed the events up to position %d yet. Ask again: another node may have."
                                .formatted(last));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            witnessed = evidence.witnessed();
        }
        return witnessed;
    }
}
