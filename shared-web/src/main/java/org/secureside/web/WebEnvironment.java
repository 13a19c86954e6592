package org.secureside.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Sets what both applications leave out and limit in the same way. Any of it can still be set otherwise. */
final class WebEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "secureside-web",
                        Map.ofEntries(
                                Map.entry("server.max-http-request-header-size", "8KB"),
                                Map.entry("server.server-header", ""),
                                // They quote what they could not read: cookies, and lines that may hold a token.
                                Map.entry("logging.level.org.apache.coyote.http11", "warn"),
                                Map.entry("logging.level.org.apache.tomcat.util.http.parser", "warn"),
                                // Requests come as JSON, and in no other form.
                                Map.entry("spring.servlet.multipart.enabled", "false"),
                                Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
                                Map.entry("spring.mvc.hiddenmethod.filter.enabled", "false"),
                                // Every process decides about a trace by its id alone, so all decide the same.
                                Map.entry("management.opentelemetry.tracing.sampler", "trace-id-ratio"),
                                Map.entry(
                                        "management.opentelemetry.resource-attributes.[service.instance.id]",
                                        "${secureside.node.name:}"),
                                // There are no files to serve.
                                Map.entry("spring.web.resources.add-mappings", "false"))));
    }
}
