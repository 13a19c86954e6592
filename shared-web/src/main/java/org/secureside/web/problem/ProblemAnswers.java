package org.secureside.web.problem;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers that tell a problem. */
public final class ProblemAnswers {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_RESTART = Duration.ofSeconds(3);

    private ProblemAnswers() {}

    /** Returns an answer of this kind, which the client has to change something about. */
    public static ResponseEntity<ProblemDetail> of(ProblemType type, String detail) {
        return answer(type).body(type.because(detail));
    }

    /** Returns an answer of this kind which passes: the same request is worth another try after a second. */
    public static ResponseEntity<ProblemDetail> passing(ProblemType type, String detail) {
        return answer(type).header(HttpHeaders.RETRY_AFTER, soon()).body(type.because(detail));
    }

    /**
     * Returns an answer of this kind which passes, but not at once.
     *
     * @param about after how long the same request is worth another try
     */
    public static ResponseEntity<ProblemDetail> passing(ProblemType type, String detail, Duration about) {
        return answer(type)
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(spread(about)))
                .body(type.because(detail));
    }

    /** Returns an answer of this kind which passes when what this node needs is back: about what its restart takes. */
    public static ResponseEntity<ProblemDetail> afterARestart(ProblemType type, String detail) {
        return passing(type, detail, A_RESTART);
    }

    /** Returns seconds between half and one and a half of that: who was refused together must not come back together. */
    public static int spread(Duration about) {
        double seconds = about.toMillis() / 1000.0 * ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        return (int) Math.max(1, Math.round(seconds));
    }

    /** Begins an answer of this kind. It names its form, because it is given whatever form the client accepts. */
    static ResponseEntity.BodyBuilder answer(ProblemType type) {
        return ResponseEntity.status(type.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    /** Returns the value of {@code Retry-After} for what passes. */
    static String soon() {
        return Long.toString(SOON.toSeconds());
    }
}
