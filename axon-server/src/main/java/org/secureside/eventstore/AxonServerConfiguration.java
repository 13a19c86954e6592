package org.secureside.eventstore;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Axon's own auto-configuration for Axon Server leaves open. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerConfiguration {

    /** Axon's own indicator looks for a class of Spring Boot 3 and is silently absent. */
    @Bean
    HealthIndicator axonServerHealthIndicator(
            AxonServerConnectionManager connections,
            org.axonframework.axonserver.connector.AxonServerConfiguration axonServer) {
        return new AxonServerHealth(connections, axonServer.getContext());
    }

    @Bean
    StoreGuarantee storeGuarantee(
            AxonServerConnectionManager connections,
            org.axonframework.axonserver.connector.AxonServerConfiguration axonServer) {
        return new ForcedSoonAfter(connections, axonServer.getContext());
    }
}
