package org.secureside.query.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits the streams, and shows how many there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

    @Bean
    MeterBinder streamMeters(Seats seats) {
        return registry -> Gauge.builder("secureside.streams", seats, Seats::total)
                .description("live streams that are open on this node")
                .register(registry);
    }
}
