package org.secureside.web.looks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.secureside.web.security.AuditorsMay;
import org.secureside.web.security.Caller;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Has every request to a route of auditors recorded. One with a body says there what it asks for; it is recorded by
 * whoever reads that.
 */
final class RecordsLooks implements HandlerInterceptor {

    private final Looks looks;

    RecordsLooks(Looks looks) {
        this.looks = looks;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getUserPrincipal() instanceof Caller who
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(AuditorsMay.class)
                && !readsBody(method)) {
            looks.record(who, request);
        }
        return true;
    }

    private static boolean readsBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
