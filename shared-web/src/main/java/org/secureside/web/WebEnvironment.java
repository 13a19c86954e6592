package org.secureside.web;

import static java.util.Map.entry;

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
                                entry("server.max-http-request-header-size", "8KB"),
                                // Each connection is a thread at the most; more wait in the kernel's queue, or are
                                // refused.
                                entry("server.tomcat.max-connections", "4000"),
                                entry("server.tomcat.accept-count", "200"),
                                // What a node that stops still waits for. Whoever runs it kills it some time later.
                                entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
                                entry("server.server-header", ""),
                                // They quote what they could not read: cookies, and lines that may hold a token.
                                entry("logging.level.org.apache.coyote.http11", "warn"),
                                entry("logging.level.org.apache.tomcat.util.http.parser", "warn"),
                                // Requests come as JSON, and in no other form.
                                entry("spring.servlet.multipart.enabled", "false"),
                                entry("spring.mvc.formcontent.filter.enabled", "false"),
                                entry("spring.mvc.hiddenmethod.filter.enabled", "false"),
                                // Every process decides about a trace by its id alone, so all decide the same.
                                entry("management.opentelemetry.tracing.sampler", "trace-id-ratio"),
                                entry(
                                        "management.opentelemetry.resource-attributes.[service.instance.id]",
                                        "${secureside.node.name:}"),
                                // There are no files to serve.
                                entry("spring.web.resources.add-mappings", "false"))));
    }
}
