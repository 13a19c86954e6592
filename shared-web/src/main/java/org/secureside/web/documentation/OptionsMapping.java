package org.secureside.web.documentation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secureside.web.problem.ServedMethods;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers whoever asks which methods a resource has ({@code OPTIONS}). Spring would tell those of this application only,
 * and none of the other one's.
 */
final class OptionsMapping implements HandlerMapping, Ordered {

    private final ServedMethods served;

    OptionsMapping(ServedMethods served) {
        this.served = served;
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        if (!HttpMethod.OPTIONS.matches(request.getMethod())) {
            return null;
        }
        Set<HttpMethod> methods = served.at(request.getRequestURI());
        return methods.isEmpty() ? null : new HandlerExecutionChain(telling(methods));
    }

    private static HttpRequestHandler telling(Set<HttpMethod> methods) {
        String allow = StringUtils.collectionToDelimitedString(methods, ", ");
        return (request, response) -> response.setHeader(HttpHeaders.ALLOW, allow);
    }

    /** Before the mapping of controllers. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
