package org.secureside.query.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has replays keep to their limits, and shows what is parked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplayProperties.class)
class ReplayConfiguration {

    @Bean
    MeterBinder deadLetterMeter(JdbcClient jdbc) {
        ParkedCount parked = new ParkedCount(
                () -> jdbc.sql("select count(*) from parked_event")
                        .query(Long.class)
                        .single(),
                count -> Thread.ofVirtual().name("count parked events").start(count));
        return registry -> {
            Gauge.builder("secureside.dead.letters", parked, ParkedCount::latest)
                    .description(
                            "events that could not be applied to what residents read, and those that wait behind them")
                    .register(registry);
            parked.latest(); // so that the first who asks is told
        };
    }
}
