package org.secureside.command.dispatch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.secureside.web.problem.FieldCheck;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses writes under a condition that their handler does not read. RFC 9110, sections 13.1.1 and 13.1.2, forbids to do
 * what was asked where the condition is false; so it must not be done by who does not know whether it is.
 */
final class UnreadPreconditions implements HandlerInterceptor {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !SAFE_METHODS.contains(request.getMethod())) {
            new FieldCheck()
                    .field(IfMatch.HEADER, problemWith(request, IfMatch.HEADER, reads(method)))
                    .field(HttpHeaders.IF_NONE_MATCH, problemWith(request, HttpHeaders.IF_NONE_MATCH, false))
                    .done();
        }
        return true;
    }

    private static boolean reads(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(IfMatch::isTakenAs);
    }

    private static Optional<String> problemWith(HttpServletRequest request, String header, boolean read) {
        return read || request.getHeader(header) == null
                ? Optional.empty()
                : Optional.of(
                        "is not read by this operation, which would be done whether it holds or not: leave it out");
    }
}
