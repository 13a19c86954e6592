package org.secureside.query.readafter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.secureside.api.EntityTag;
import org.secureside.api.ResidentId;
import org.secureside.web.admission.Waited;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a reader see what they wrote, whichever node they ask: the answer is held back until this node shows the states
 * that the request names. They are named by identity, not by a position in the log, which a writer does not know.
 */
@Component
class ReadAfter implements HandlerInterceptor {

    private final Visibility visibility;
    private final Waiters waiters;
    private final ReadAfterProperties limits;

    ReadAfter(Visibility visibility, Waiters waiters, ReadAfterProperties limits) {
        this.visibility = visibility;
        this.waiters = waiters;
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException, IOException {
        List<String> lines = Collections.list(request.getHeaders(ReadAfterHeader.NAME));
        if (lines.isEmpty() || !(request.getUserPrincipal() instanceof Caller caller)) {
            return true;
        }
        Optional<List<EntityTag>> states = ReadAfterHeader.parse(lines);
        new FieldCheck()
                .field(ReadAfterHeader.NAME, states.isEmpty() ? Optional.of(ReadAfterHeader.PROBLEM) : Optional.empty())
                .done();
        Duration wait = waitOf(request, response);
        if (!isShown(states.orElseThrow(), caller.id(), wait)) {
            throw notYet("This node does not show what Read-After names yet: ask again, another node may. How far a"
                    + " message has come is told at /api/messages/{id}/state.");
        }
        return Waited.mayRead(request, response);
    }

    private Duration waitOf(HttpServletRequest request, HttpServletResponse response) {
        Optional<Duration> preferred = PreferredWait.parse(Collections.list(request.getHeaders(PreferredWait.HEADER)));
        if (preferred.isEmpty()) {
            return limits.defaultWait();
        }
        Duration granted = preferred.get().compareTo(limits.maxWait()) < 0 ? preferred.get() : limits.maxWait();
        response.setHeader(PreferredWait.APPLIED, "wait=" + granted.toSeconds());
        return granted;
    }

    private boolean isShown(List<EntityTag> states, ResidentId reader, Duration wait) throws InterruptedException {
        if (visibility.shows(states, reader)) {
            return true;
        }
        long end = System.nanoTime() + wait.toNanos();
        try (Waiters.Waiter waiter = waiters.waitFor(
                        states.stream().map(EntityTag::id).toList())
                .orElseThrow(() -> notYet("Too many readers wait on this node already: ask again."))) {
            // Asked again after the listening began, so that no change falls between.
            while (!visibility.shows(states, reader)) {
                if (!waiter.await(end - System.nanoTime())) {
                    return false;
                }
            }
            return true;
        }
    }

    private static ProblemException notYet(String detail) {
        return new ProblemException(ProblemType.NOT_YET_VISIBLE, detail);
    }
}
