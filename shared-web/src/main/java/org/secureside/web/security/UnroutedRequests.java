package org.secureside.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Decides about requests that no rule opens. A route that exists stays shut. Where no controller would answer there is
 * nothing to shut, and whoever has a token is told what is wrong: that the path does not exist, or not for this method.
 */
final class UnroutedRequests implements AuthorizationManager<RequestAuthorizationContext> {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    UnroutedRequests(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        return new AuthorizationDecision(caller.get() instanceof Caller && !isServed(context.getRequest()));
    }

    private boolean isServed(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(route -> takes(route, request.getMethod()) && leadsTo(route, path));
    }

    private static boolean takes(RequestMappingInfo route, String method) {
        Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
        String served = method.equals("HEAD") ? "GET" : method;
        return methods.isEmpty() || methods.contains(RequestMethod.resolve(served));
    }

    private static boolean leadsTo(RequestMappingInfo route, PathContainer path) {
        return route.getPathPatternsCondition() == null
                || List.copyOf(route.getPathPatternsCondition().getPatterns()).stream()
                        .anyMatch(pattern -> pattern.matches(path));
    }
}
