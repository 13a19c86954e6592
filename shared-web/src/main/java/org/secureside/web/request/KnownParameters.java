package org.secureside.web.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.secureside.web.problem.FieldCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ModelAttributeMethodProcessor;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Refuses parameters that a resource does not have, and those that come more than once, for each has one value. A filter
 * with a misspelled name, or the second of two, would otherwise be ignored, and somebody would take everything for what
 * they asked for.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final int LONGEST_NAME_TOLD = 50;

    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    KnownParameters(ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        this.adapter = adapter;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            check(request.getParameterMap(), known.computeIfAbsent(method.getMethod(), m -> namesOf(method)));
        }
        return true;
    }

    private static void check(Map<String, String[]> sent, Set<String> names) {
        FieldCheck check = new FieldCheck();
        String remedy = names.isEmpty() ? "leave it out" : "there are " + String.join(", ", names);
        sent.forEach((name, values) -> {
            if (!names.contains(name)) {
                String told = name.substring(0, Math.min(name.length(), LONGEST_NAME_TOLD));
                check.field(told, Optional.of("is no parameter of this resource: " + remedy));
            } else if (values.length > 1) {
                check.field(name, Optional.of("comes more than once: send it once"));
            }
        });
        check.done();
    }

    private Set<String> namesOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(this::namesOf)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private Stream<String> namesOf(MethodParameter parameter) {
        HandlerMethodArgumentResolver resolver = resolverOf(parameter);
        if (resolver instanceof RequestParamMethodArgumentResolver) {
            return Stream.of(nameOf(parameter));
        }
        Class<?> type = parameter.getParameterType();
        return resolver instanceof ModelAttributeMethodProcessor && type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                : Stream.empty();
    }

    /** Asks who fills it as Spring does: the first who can. */
    private HandlerMethodArgumentResolver resolverOf(MethodParameter parameter) {
        List<HandlerMethodArgumentResolver> resolvers =
                Optional.ofNullable(adapter.getObject().getArgumentResolvers()).orElse(List.of());
        return resolvers.stream()
                .filter(resolver -> resolver.supportsParameter(parameter))
                .findFirst()
                .orElseThrow();
    }

    private static String nameOf(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                .map(RequestParam::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> parameter.getParameter().getName());
    }
}
