package org.secureside.eventstore;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.serialization.Serializer;
import org.secureside.eventstore.serialization.EventSerializer;
import org.secureside.eventstore.serialization.TokenSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Which serializer writes what. */
@Configuration(proxyBeanMethods = false)
class SerializationConfiguration {

    @Bean
    @Primary
    Serializer serializer() {
        return TokenSerializer.create();
    }

    @Bean
    @Qualifier("eventSerializer") EventSerializer eventSerializer(ObjectProvider<SnapshotFormat> snapshots) {
        return EventSerializer.withSnapshots(
                snapshots.stream().<Class<?>>map(SnapshotFormat::type).toList());
    }

    @Bean
    MeterBinder passedOverEventsMeter(@Qualifier("eventSerializer") EventSerializer eventSerializer) {
        return registry -> FunctionCounter.builder(
                        "secureside.events.passed.over", eventSerializer, EventSerializer::passedOver)
                .description("how often an event was met of a revision later than this release knows")
                .register(registry);
    }

    @Bean
    @Qualifier("messageSerializer") Serializer messageSerializer(@Qualifier("eventSerializer") Serializer eventSerializer) {
        return eventSerializer;
    }
}
