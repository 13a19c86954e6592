package org.secureside.query.delays;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has requests counted, refused ones too. Not streams, which end when their readers leave. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CountsRequests extends OncePerRequestFilter {

    private static final int FAILED = 500;

    private final RequestMinutes minutes;

    CountsRequests(RequestMinutes minutes) {
        this.minutes = minutes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") || path.endsWith("/stream");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            minutes.answered(
                    answered ? response.getStatus() : FAILED, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
    }
}
