package org.secureside.query.tracing;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.secureside.query.projection.FeedProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces projections, where somebody collects traces. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

    @Bean
    ConfigurerModule spansOfProjections(ObjectProvider<OpenTelemetry> tracing) {
        return configurer -> tracing.ifAvailable(telemetry -> configurer
                .eventProcessing()
                .registerHandlerInterceptor(
                        FeedProcessor.NAME,
                        axon -> new SpansOfProjections(
                                telemetry.getTracer("org.secureside.query"), Clock.systemUTC())));
    }
}
