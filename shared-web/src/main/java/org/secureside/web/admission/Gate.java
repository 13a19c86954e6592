package org.secureside.web.admission;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.AbstractPartitionedLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets in as many requests at once as are answered within the target: one more for each that is, a tenth less for each
 * that is not (additive increase, multiplicative decrease, as TCP does). Nobody waits at the gate.
 */
final class Gate {

    private static final double BACK_OFF = 0.9;

    private final Shared shared;
    private final SimpleLimiter<Work> waiting;

    Gate(AdmissionProperties properties) {
        Shared.Builder builder = new Shared.Builder();
        for (Work work : Work.values()) {
            if (work.share() > 0) {
                builder.partition(work.name(), work.share());
            }
        }
        shared = new Shared(builder.partitionResolver(Work::name)
                .limit(AIMDLimit.newBuilder()
                        .minLimit(properties.minLimit())
                        .initialLimit(properties.initialLimit())
                        .maxLimit(properties.maxLimit())
                        .backoffRatio(BACK_OFF)
                        .timeout(properties.target().toMillis(), TimeUnit.MILLISECONDS)
                        .build()));
        waiting = SimpleLimiter.newBuilder()
                .limit(FixedLimit.of(properties.maxWaiting()))
                .build();
    }

    private static final class Shared extends AbstractPartitionedLimiter<Work> {

        Shared(Builder builder) {
            super(builder);
        }

        private static final class Builder extends AbstractPartitionedLimiter.Builder<Builder, Work> {
            @Override
            protected Builder self() {
                return this;
            }
        }
    }

    /** Returns what must be told how the work ended, or nothing if there is no room for it. */
    Optional<Limiter.Listener> admit(Work work) {
        return switch (work) {
            case WAIT -> waiting.acquire(work);
            case OPERATION, ALERT, WRITE, READ -> shared.acquire(work);
        };
    }

    /** Returns how many requests are let in at once now. */
    int limit() {
        return shared.getLimit();
    }

    /** Returns how many are in. */
    int inFlight() {
        return shared.getInflight();
    }

    /** Returns how many readers wait for what they wrote. */
    int waiting() {
        return waiting.getInflight();
    }
}
