package org.secureside.web.admission;

import com.netflix.concurrency.limits.Limiter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what the node has no room for: before the token is checked, which is the dearest thing about a small request,
 * and without anybody waiting. It answers 429 and not 503, so that a load balancer does not carry the same work to the
 * next node, which has as much to do.
 */
final class AdmissionFilter extends OncePerRequestFilter {

    private static final String ALERT = "\"ALERT\"";

    private final Gate gate;
    private final ProblemWriter problems;
    private final RefusedShare refusedShare = new RefusedShare();
    private final Map<Work, Counter> admitted = new EnumMap<>(Work.class);
    private final Map<Work, Counter> refused = new EnumMap<>(Work.class);

    AdmissionFilter(Gate gate, ProblemWriter problems, MeterRegistry meters) {
        this.gate = gate;
        this.problems = problems;
        for (Work work : Work.values()) {
            admitted.put(work, counter(meters, work, "admitted"));
            refused.put(work, counter(meters, work, "refused"));
        }
    }

    private static Counter counter(MeterRegistry meters, Work work, String outcome) {
        return Counter.builder("secureside.admission.requests")
                .description("Requests that were let in, or refused for want of room")
                .tag("work", work.name().toLowerCase(java.util.Locale.ROOT))
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Work work = Work.of(request);
        Optional<Limiter.Listener> place = gate.admit(work);
        if (place.isPresent()) {
            pass(request, response, chain, work, place.get());
            return;
        }
        if (Work.mayBeAlert(request)) {
            Optional<PeekedRequest> peeked = PeekedRequest.of(request);
            Optional<Limiter.Listener> alert =
                    peeked.filter(body -> body.mentions(ALERT)).flatMap(body -> gate.admit(Work.ALERT));
            if (peeked.isPresent() && alert.isPresent()) {
                pass(peeked.get(), response, chain, Work.ALERT, alert.get());
                return;
            }
        }
        refuse(response, work);
    }

    private void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Work work,
            Limiter.Listener listener)
            throws ServletException, IOException {
        count(admitted, work);
        refusedShare.admitted();
        Optional<Waited> waited = Work.readsAfterWaiting(request)
                ? Optional.of(Waited.mark(request, this::admitAfterWaiting))
                : Optional.empty();
        boolean tellsTheSpeed = false;
        try {
            chain.doFilter(request, response);
            // An answer that something is wrong tells nothing of how long the work takes.
            tellsTheSpeed = response.getStatus() < 500;
        } finally {
            List<Limiter.Listener> places = Stream.concat(Stream.of(listener), waited.flatMap(Waited::place).stream())
                    .toList();
            places.forEach(tellsTheSpeed ? Limiter.Listener::onSuccess : Limiter.Listener::onIgnore);
        }
    }

    private Optional<Limiter.Listener> admitAfterWaiting(HttpServletResponse response) throws IOException {
        Optional<Limiter.Listener> place = gate.admit(Work.READ);
        if (place.isPresent()) {
            count(admitted, Work.READ);
        } else {
            refuse(response, Work.READ);
        }
        return place;
    }

    private void refuse(HttpServletResponse response, Work work) throws IOException {
        count(refused, work);
        refusedShare.refused();
        problems.write(
                response,
                ProblemType.OVERLOADED,
                "This node has as much to do as it can. Nothing was done: send the same request again later, with the"
                        + " same key if it had one.",
                ProblemAnswers.spread(refusedShare.pause()));
    }

    private static void count(Map<Work, Counter> counters, Work work) {
        Counter counter = counters.get(work);
        if (counter != null) {
            counter.increment();
        }
    }
}
