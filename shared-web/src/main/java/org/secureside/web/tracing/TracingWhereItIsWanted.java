package org.secureside.web.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves Spring Boot's tracing out where nobody collects traces: a request then does no work for spans that nobody will
 * see. The property that names the collector is Spring Boot's own, so there is nothing else to switch on.
 */
final class TracingWhereItIsWanted implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Where traces go: the address of a collector that speaks OTLP over HTTP, such as {@code http://host:4318/v1/traces}. */
    static final String COLLECTOR = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> OF_TRACING =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = !environment.getProperty(COLLECTOR, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            matches[i] = wanted || !isOfTracing(names[i]);
        }
        return matches;
    }

    private static boolean isOfTracing(@Nullable String name) {
        return name != null && OF_TRACING.stream().anyMatch(name::startsWith);
    }
}
