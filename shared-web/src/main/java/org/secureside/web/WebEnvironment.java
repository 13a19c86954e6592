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
                        Map.of(
                                "server.max-http-request-header-size", "8KB",
                                "server.server-header", "",
                                // They quote what they could not read: cookies, and lines that may hold a token.
                                "logging.level.org.apache.coyote.http11", "warn",
                                "logging.level.org.apache.tomcat.util.http.parser", "warn",
                                // Requests come as JSON, and in no other form.
                                "spring.servlet.multipart.enabled", "false",
                                "spring.mvc.formcontent.filter.enabled", "false",
                                "spring.mvc.hiddenmethod.filter.enabled", "false",
                                // There are no files to serve.
                                "spring.web.resources.add-mappings", "false")));
    }
}
