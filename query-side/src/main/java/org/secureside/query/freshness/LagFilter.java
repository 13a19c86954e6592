package org.secureside.query.freshness;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says on every answer how fresh it is: {@code SecureSide-Lag: events=3, ms=120}. Everything recorded longer than
 * {@code ms} milliseconds before the answer is in it; a node that is up to date says 0 to about 250, which is how often it
 * looks. {@code events} is how many events it was behind the last time it looked. What is not known is left out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // before admission, so that refusals tell it too
class LagFilter extends OncePerRequestFilter {

    static final String HEADER = "SecureSide-Lag";

    private final Freshness freshness;

    LagFilter(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Before anything is read: what is read later can only be fresher.
        response.setHeader(HEADER, freshness.lag().header());
        chain.doFilter(request, response);
    }
}
