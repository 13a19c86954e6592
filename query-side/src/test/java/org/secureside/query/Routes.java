package org.secureside.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of a query node. */
public final class Routes {

    private Routes() {}

    /** Returns what the controllers serve: {@code METHOD /path}, and by which method of theirs. */
    public static Map<String, HandlerMethod> served(RequestMappingHandlerMapping mappings) {
        Map<String, HandlerMethod> routes = new TreeMap<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (isOurs(handler)) {
                if (mapping.getMethodsCondition().getMethods().isEmpty()) {
                    throw new AssertionError(handler + " serves every method");
                }
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method ->
                                mapping.getPatternValues().forEach(path -> routes.put(method + " " + path, handler)));
            }
        });
        return routes;
    }

    /** Returns what others serve on this node, libraries among them: {@code METHOD /path}, or {@code ANY /path}. */
    static Set<String> servedByOthers(RequestMappingHandlerMapping mappings) {
        Set<String> routes = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            if (!isOurs(handler)) {
                mapping.getPatternValues().forEach(path -> {
                    if (methods.isEmpty()) {
                        routes.add("ANY " + path);
                    }
                    methods.forEach(method -> routes.add(method + " " + path));
                });
            }
        });
        return routes;
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.secureside.query");
    }

    /** Returns a path with whatever its route does not answer without. */
    public static String answerable(String path) {
        String numbered =
                path.replace("{position}", "1").replace("{resident}", "bob").replace("{emoji}", "%F0%9F%91%8D");
        if (path.endsWith("/search")) {
            return numbered + "?q=x";
        }
        if (path.endsWith("/inclusion")) {
            return numbered + "?position=1";
        }
        if (path.endsWith("/consistency")) {
            return numbered + "?first=1&second=1";
        }
        if (path.endsWith("/export")) {
            return numbered + "?after=0&upTo=0"; // nothing, which is JSON too
        }
        boolean window = path.endsWith("/delays") || path.endsWith("/incident") || path.endsWith("/here");
        Instant now = Instant.now();
        return window
                ? numbered + "?late=0&from=" + now.minus(1, ChronoUnit.HOURS) + "&to=" + now.plus(1, ChronoUnit.HOURS)
                : numbered;
    }
}
