package org.secureside.eventstore;

import org.axonframework.serialization.Serializer;
import org.secureside.eventstore.serialization.EventSerializer;
import org.secureside.eventstore.serialization.TokenSerializer;
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
    @Qualifier("eventSerializer") Serializer eventSerializer() {
        return EventSerializer.create();
    }

    @Bean
    @Qualifier("messageSerializer") Serializer messageSerializer(@Qualifier("eventSerializer") Serializer eventSerializer) {
        return eventSerializer;
    }
}
