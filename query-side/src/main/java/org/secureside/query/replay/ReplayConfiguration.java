package org.secureside.query.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has replays keep to their limits, and shows what is parked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplayProperties.class)
class ReplayConfiguration {

    @Bean
    MeterBinder deadLetterMeter(JdbcClient jdbc) {
        return registry -> Gauge.builder("secureside.dead.letters", jdbc, ReplayConfiguration::parked)
                .description("events that could not be applied to what residents read, and those that wait behind them")
                .register(registry);
    }

    private static double parked(JdbcClient jdbc) {
        try {
            return jdbc.sql("select count(*) from parked_event")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
