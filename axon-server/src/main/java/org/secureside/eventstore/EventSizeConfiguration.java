package org.secureside.eventstore;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.secureside.eventstore.limit.EventSizeLimit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits the size of events where the store does not do so itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${secureside.event-store:postgres}' != 'postgres'")
class EventSizeConfiguration {

    @Bean
    ConfigurerModule eventsAreOfLimitedSize(@Qualifier("eventSerializer") Serializer eventSerializer) {
        return configurer -> configurer.onInitialize(axon ->
                axon.onStart(() -> axon.eventBus().registerDispatchInterceptor(new EventSizeLimit(eventSerializer))));
    }
}
