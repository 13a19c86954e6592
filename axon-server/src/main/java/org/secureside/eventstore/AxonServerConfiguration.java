package org.secureside.eventstore;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.serialization.Serializer;
import org.secureside.eventstore.serialization.ReadableSnapshots;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Axon's own auto-configuration for Axon Server leaves open. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerConfiguration {

    /** Axon's own auto-configuration would write snapshots under class names, and make what a stored one names. */
    @Bean
    @ConditionalOnBooleanProperty(name = "axon.axonserver.event-store.enabled", matchIfMissing = true)
    AxonServerEventStore eventBus(
            org.axonframework.axonserver.connector.AxonServerConfiguration axonServer,
            AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon) {
        return AxonServerEventStore.builder()
                .configuration(axonServer)
                .platformConnectionManager(connections)
                .messageMonitor(axon.messageMonitor(AxonServerEventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class))
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .snapshotFilter(new ReadableSnapshots(eventSerializer))
                .upcasterChain(axon.upcasterChain())
                .build();
    }

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
