package org.secureside.web.documentation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.secureside.web.problem.ServedMethods;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The methods that the description of the API has at an address, whichever application serves them. */
final class DescribedMethods implements ServedMethods {

    private final Map<PathPattern, Set<HttpMethod>> methods = new LinkedHashMap<>();

    DescribedMethods(ApiDescription description) {
        description
                .document()
                .path("paths")
                .forEachEntry((path, operations) -> methods.put(
                        PathPatternParser.defaultInstance.parse(path),
                        operations.propertyNames().stream()
                                .map(method -> HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet())));
    }

    @Override
    public Set<HttpMethod> at(String path) {
        PathContainer address = PathContainer.parsePath(path);
        Set<HttpMethod> served = new TreeSet<>();
        methods.forEach((pattern, all) -> {
            if (pattern.matches(address)) {
                served.addAll(all);
            }
        });
        if (served.contains(HttpMethod.GET)) {
            served.add(HttpMethod.HEAD);
        }
        if (!served.isEmpty()) {
            served.add(HttpMethod.OPTIONS);
        }
        return served;
    }
}
