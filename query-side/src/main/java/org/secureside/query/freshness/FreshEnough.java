package org.secureside.query.freshness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Leaves readers to other nodes while this one does not serve, except those who take an old answer. So a load balancer
 * that looks at answers alone takes the node out, and one that found all nodes like this can still get an answer.
 */
@Component
public class FreshEnough implements HandlerInterceptor {

    private final Freshness freshness;
    private final Service service;

    FreshEnough(Freshness freshness, Service service) {
        this.freshness = freshness;
        this.service = service;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Only reads: what auditors post asks for what this node holds, whatever that is.
        boolean read = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (read && !isFor(Collections.list(request.getHeaders(HttpHeaders.CACHE_CONTROL)))) {
            response.setHeader("X-Accel-Redirect", "@whatever_there_is"); // for nginx, once no node is left to ask
            throw new ProblemException(
                    ProblemType.TOO_FAR_BEHIND,
                    "Ask again: another node may be fresher. Cache-Control: max-stale takes what this one has.");
        }
        return true;
    }

    /** Returns whether this node is fresh enough now for a reader who sent these lines of {@code Cache-Control}. */
    public boolean isFor(List<String> cacheControl) {
        Lag lag = freshness.lag();
        return service.serves(lag) || MaxStale.allows(cacheControl, lag);
    }
}
