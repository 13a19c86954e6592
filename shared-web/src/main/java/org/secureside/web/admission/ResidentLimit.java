package org.secureside.web.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.secureside.api.ResidentId;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.problem.ProblemWriter;
import org.secureside.web.security.Caller;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps one resident from using up a node: each has a bucket of tokens, from which every request takes one. */
final class ResidentLimit implements HandlerInterceptor {

    private static final int MOST_REMEMBERED = 20_000;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ProblemWriter problems;
    private final long rate;
    private final long burst;
    private final Counter refused;
    private final Cache<ResidentId, Bucket> buckets;

    ResidentLimit(AdmissionProperties properties, ProblemWriter problems, MeterRegistry meters) {
        this.problems = problems;
        this.rate = properties.residentRate();
        this.burst = properties.residentBurst();
        this.refused = Counter.builder("secureside.admission.resident.refused")
                .description("Requests refused because their sender made too many")
                .register(meters);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                // By then it is full again, as a new one is.
                .expireAfterAccess(Duration.ofSeconds(1 + burst / rate))
                .build();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request.getUserPrincipal() instanceof Caller caller)) {
            return true;
        }
        ConsumptionProbe probe = bucketOf(caller.id()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return true;
        }
        refused.increment();
        long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS_PER_SECOND);
        problems.write(
                response,
                ProblemType.TOO_MANY_REQUESTS,
                "You may make %,d requests a second in the long run, and %,d at once. Nothing was done: send the same"
                                .formatted(rate, burst)
                        + " request again later, with the same key if it had one.",
                (int) Math.max(1, seconds));
        return false;
    }

    private Bucket bucketOf(ResidentId resident) {
        return buckets.get(
                resident,
                id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                        .build());
    }
}
