package org.secureside.query.live;

import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.secureside.query.deadletter.Applier;
import org.secureside.query.deadletter.DeadLetterProperties;
import org.secureside.query.deadletter.Letters;
import org.secureside.query.generation.Generations;
import org.secureside.query.projection.FeedTables;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has live events written through the views, which lead to the generation that is read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadLetterProperties.class)
class LiveConfiguration {

    @Bean
    Letters liveLetters(
            JdbcClient jdbc,
            Generations generations,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            DeadLetterProperties properties) {
        return new Letters(jdbc, generations::serving, eventSerializer, properties.max());
    }

    @Bean
    Applier liveApplier(FeedTables tables, DataSource database, Letters liveLetters) {
        return new Applier(tables, database, liveLetters);
    }
}
